using System.CommandLine;
using PaddleInferenceNet;
using PaddleInferenceNet.Soak;
using PaddleInferenceNet.Soak.Workers;
using PaddleInferenceNet.TestKit;

Option<double> minutes = new("--minutes")
{
    Description = "Duration.",
    DefaultValueFactory = _ => 5,
    Recursive = true,
};
Option<int?> pictures = new("--pictures")
{
    Description =
        "In place of a duration: how many small pictures are read. Memory after the first 100 is the level to keep.",
    Recursive = true,
};
Option<int?> threads = new("--threads")
{
    Description = "Threads that read pictures; as many as processors, at least two, by default; with --pictures one.",
    Recursive = true,
};
Option<string?> embedded = new("--embedded")
{
    Description = "The embedded library; the one that was built by default.",
};
Option<string?> official = new("--official")
{
    Description = "The official library, from its unpacked archive; that of the shared data by default, where it is.",
};
Option<bool> embeddedOnly = new("--embedded-only") { Description = "Leaves the official library out." };
Option<bool> plain = new("--plain")
{
    Description = "Without the settings of memory that the service's documentation recommends: what they are good for.",
    Recursive = true,
};
minutes.Validators.Add(result => RequireWithin(result, minutes, 0.5, 7 * 24 * 60));
pictures.Validators.Add(result => RequireWithin(result, pictures, 200, 10_000_000));
threads.Validators.Add(result => RequireWithin(result, threads, 1, 256));

RootCommand root = new(
    "Reads mixed pictures and runs predictors on ever other shapes, for long, and checks that nothing grows and that no result changes."
)
{
    minutes,
    pictures,
    threads,
    embedded,
    official,
    embeddedOnly,
    plain,
};
root.SetAction(
    (result, cancellationToken) => SoakCommand.RunAsync(PlanOf(result), LibrariesOf(result), cancellationToken)
);

Argument<string> library = new("library");
Command worker = new(
    "worker",
    "Runs on one library and writes readings to standard output; started by the program itself."
)
{
    library,
};
worker.Hidden = true;
worker.SetAction(result =>
{
    EndWithParent();
    PaddleLibrary.Use(result.GetRequiredValue(library));
    using SoakWorker soak = new(PlanOf(result), Console.Out);
    return soak.Run();
});
root.Subcommands.Add(worker);
return await root.Parse(args).InvokeAsync();

SoakPlan PlanOf(ParseResult result)
{
    var count = result.GetValue(pictures);
    return new SoakPlan(
        count is null ? TimeSpan.FromMinutes(result.GetValue(minutes)) : null,
        count,
        result.GetValue(threads) ?? (count is null ? Math.Max(2, Environment.ProcessorCount) : 1),
        result.GetValue(plain)
    );
}

Dictionary<string, string> LibrariesOf(ParseResult result)
{
    Dictionary<string, string> libraries = new() { ["embedded"] = result.GetValue(embedded) ?? TestLibrary.Path };
    var path = result.GetValue(official) ?? (OfficialEngine.IsAvailable ? OfficialEngine.Require() : null);
    if (path is not null && !result.GetValue(embeddedOnly))
    {
        libraries["official"] = path;
    }

    return libraries;
}

// The parent holds the other end of standard input and writes nothing.
static void EndWithParent() =>
    Task.Factory.StartNew(
        () =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(1);
        },
        TaskCreationOptions.LongRunning
    );

static void RequireWithin<T>(
    System.CommandLine.Parsing.OptionResult result,
    Option<T> option,
    double least,
    double most
)
{
    if (
        result.GetValueOrDefault<T>() is IConvertible number
        && number.ToDouble(null) is var value
        && (value < least || value > most)
    )
    {
        result.AddError($"{option.Name} is {value}; it must be {least} to {most}.");
    }
}
