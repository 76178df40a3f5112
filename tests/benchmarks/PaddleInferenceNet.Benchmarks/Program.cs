using System.CommandLine;
using PaddleInferenceNet;
using PaddleInferenceNet.Benchmarks;
using PaddleInferenceNet.Benchmarks.Calls;
using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Profiles;
using PaddleInferenceNet.Benchmarks.Workers;
using PaddleInferenceNet.TestKit;

Option<bool> quick = new("--quick") { Description = "Fewer cases and rounds: for a look, not for figures to quote." };
Option<string?> embedded = new("--embedded")
{
    Description = "The embedded library; the one that was built by default.",
};
Option<string?> official = new("--official")
{
    Description = "The official library, from its unpacked archive; left out where none is named.",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PADDLE_OFFICIAL_LIBRARY"),
};
Option<bool> round = new("--round")
{
    Description = "Only what setting, running and reading a net of one operator costs over the bare C calls.",
};
Option<bool> profile = new("--profile")
{
    Description = "Only the time of every step of the default models, or of --model and --shape.",
};
Option<string?> model = new("--model") { Description = "With --profile: the folder of a model." };
Option<string?> shape = new("--shape") { Description = "With --model: the shape of its input, such as 1,3,640,640." };
Option<int> threads = new("--threads") { Description = "With --model: threads.", DefaultValueFactory = _ => 1 };
RootCommand root = new("Measures the embedded runtime beside the official library and ONNX Runtime.")
{
    quick,
    embedded,
    official,
    round,
    profile,
    model,
    shape,
    threads,
};
root.Validators.Add(result =>
{
    var isProfile = result.GetValue(profile);
    if (
        (result.GetValue(model) is null) != (result.GetValue(shape) is null)
        || (result.GetValue(model) is not null && !isProfile)
    )
    {
        result.AddError("--profile takes --model and --shape, both or neither; without it there is neither.");
    }
});
root.SetAction(result =>
    result.GetValue(profile) ? ProfileCommand.Run(ProfileCases(result))
    : result.GetValue(round) ? RoundCommand.Run(result.GetValue(embedded) ?? TestLibrary.Built)
    : BenchmarkCommand.Run(result.GetValue(quick), result.GetValue(embedded), result.GetValue(official))
);

Argument<EngineKind> kind = new("engine");
Argument<string?> library = new("library") { Arity = ArgumentArity.ZeroOrOne };
Command worker = new("worker", "Serves one engine over standard input and output; started by the benchmark itself.")
{
    kind,
    library,
};
worker.Hidden = true;
worker.SetAction(result =>
{
    if (result.GetValue(library) is { } path)
    {
        PaddleLibrary.Use(path);
    }

    using Worker server = new(result.GetValue(kind));
    server.Serve(Console.In, Console.Out);
});
root.Subcommands.Add(worker);
return root.Parse(args).Invoke();

IEnumerable<ProfileCase> ProfileCases(ParseResult result)
{
    var rounds = result.GetValue(quick) ? 3 : 20;
    return result.GetValue(model) is { } folder
        ? [new ProfileCase(folder, result.GetRequiredValue(shape)!, result.GetValue(threads), rounds)]
        : ProfileCase.Defaults(rounds);
}
