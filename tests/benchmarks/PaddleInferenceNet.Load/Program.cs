using System.CommandLine;
using PaddleInferenceNet.Load;
using PaddleInferenceNet.TestKit;

Option<int> seconds = new("--seconds")
{
    Description = "Duration of the load, at least 15: memory is looked at after the first 10.",
    DefaultValueFactory = _ => 60,
};
Option<int> queue = new("--queue")
{
    Description = "Pictures that may wait; there are twice as many clients.",
    DefaultValueFactory = _ => 16,
};
Option<int> workers = new("--workers")
{
    Description = "Pictures that are read at the same time.",
    DefaultValueFactory = _ => Environment.ProcessorCount,
};
Option<string> picture = new("--picture")
{
    Description = "The picture that every request brings.",
    DefaultValueFactory = _ => RepositoryRoot.Combine("tests", "data", "pictures", "menu.png"),
};
seconds.Validators.Add(result => RequireWithin(result, 15, 3600));
queue.Validators.Add(result => RequireWithin(result, 1, 1000));
workers.Validators.Add(result => RequireWithin(result, 1, 256));

RootCommand root = new(
    "Loads the service, on the loopback address, with more than it can do, and checks how it takes it."
)
{
    seconds,
    queue,
    workers,
    picture,
};
root.SetAction(
    (result, cancellationToken) =>
        LoadTest.RunAsync(
            new LoadPlan(
                TimeSpan.FromSeconds(result.GetValue(seconds)),
                result.GetValue(queue),
                result.GetValue(workers),
                result.GetRequiredValue(picture)
            ),
            cancellationToken
        )
);
return await root.Parse(args).InvokeAsync();

static void RequireWithin(System.CommandLine.Parsing.OptionResult result, int least, int most)
{
    if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
    {
        result.AddError($"{result.Option.Name} is {value}; it must be {least} to {most}.");
    }
}
