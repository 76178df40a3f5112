using System.CommandLine;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Measures one model.</summary>
internal sealed class BenchCommand : Command
{
    public const string Examples = """
          paddle-ocr bench --model DIR --shape 1,3,48,320 --threads 1 --rounds 20 --json
        """;

    private const int DefaultRounds = 20;
    private const int MaxRounds = 1_000_000;

    private readonly Option<string?> _model = OptionFactory.Path("--model", "DIR", "Folder of the model");
    private readonly Option<TensorShape[]> _shapes = OptionFactory.Shapes();
    private readonly Option<int> _threads = OptionFactory.Threads();
    private readonly Option<int> _rounds = OptionFactory.Number(
        "--rounds",
        DefaultRounds,
        1,
        MaxRounds,
        "Runs that are measured, after a first one"
    );

    private readonly Option<bool> _bfloat16 = OptionFactory.Bfloat16();
    private readonly Option<bool> _int8 = OptionFactory.Int8();
    private readonly Option<bool> _json = OptionFactory.Switch("--json", "Print one JSON object instead of a table");

    public BenchCommand(SharedOptions shared, CommandContext context)
        : base(
            "bench",
            "Measures how long a model takes, on the same pseudo-random input everywhere, with MKLDNN where the library has it."
        )
    {
        _model.Required = true;
        foreach (var option in new Option[] { _model, _shapes, _threads, _rounds, _bfloat16, _int8, _json })
        {
            Add(option);
        }

        SetAction(parsed => (int)Execute(Bind(parsed, shared), parsed, shared, context));
    }

    private static ExitCode Execute(
        BenchOptions options,
        ParseResult parsed,
        SharedOptions shared,
        CommandContext context
    )
    {
        shared.ChooseLibrary(parsed);
        using var loggers = shared.Loggers(parsed, context.Messages);
        var measured = Measurement.Take(options, loggers.CreateLogger<Predictor>(), context.Cancellation);
        if (options.Json)
        {
            context.Output.Write(JsonLine.Of(measured, JsonLine.Types.BenchJson));
        }
        else
        {
            BenchTable.Write(measured, context.Output);
        }

        return ExitCode.Done;
    }

    private BenchOptions Bind(ParseResult parsed, SharedOptions shared) =>
        new()
        {
            Model = parsed.GetRequiredValue(_model)!,
            Shapes = parsed.GetRequiredValue(_shapes),
            Threads = parsed.GetValue(_threads),
            Rounds = parsed.GetValue(_rounds),
            Bfloat16 = parsed.GetValue(_bfloat16),
            Int8 = parsed.GetValue(_int8),
            Json = parsed.GetValue(_json),
            NativeLogging = shared.Level(parsed) <= LogLevel.Debug,
        };
}
