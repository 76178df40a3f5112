using System.CommandLine;
using PaddleInferenceNet;
using PaddleInferenceNet.Benchmarks;
using PaddleInferenceNet.Benchmarks.Calls;
using PaddleInferenceNet.Benchmarks.Engines;
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
RootCommand root = new("Measures the embedded runtime beside the official library and ONNX Runtime.")
{
    quick,
    embedded,
    official,
    round,
};
root.SetAction(result =>
    result.GetValue(round)
        ? RoundCommand.Run(result.GetValue(embedded) ?? TestLibrary.Built)
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
