using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Runs one model once on raw data.</summary>
internal sealed class RunCommand : Command
{
    public const string Examples = """
          paddle-ocr run --model DIR --shape 1,3,48,320 --input x.f32 --output y.f32
        """;

    private readonly Option<string?> _model = OptionFactory.Path("--model", "DIR", "Folder of the model");
    private readonly Option<TensorShape[]> _shapes = OptionFactory.Shapes();
    private readonly Option<string[]> _inputs = OptionFactory.Paths(
        "--input",
        "FILE",
        "Raw little-endian values of an input, float32 unless the model says otherwise; repeat it as --shape"
    );

    private readonly Option<string[]> _outputs = OptionFactory.Paths(
        "--output",
        "FILE",
        "Where an output goes, in the same form; repeat it in the model's order, what is left over is not written"
    );

    private readonly Option<int> _threads = OptionFactory.Threads();

    public RunCommand(SharedOptions shared, CommandContext context)
        : base("run", "Runs a model once on raw data and prints names, shapes and types of inputs and outputs as JSON.")
    {
        _model.Required = true;
        _inputs.Required = true;
        foreach (var option in new Option[] { _model, _shapes, _inputs, _outputs, _threads })
        {
            Add(option);
        }

        Validators.Add(Check);
        SetAction(parsed => (int)Execute(Bind(parsed, shared), parsed, shared, context));
    }

    private static ExitCode Execute(
        RunOptions options,
        ParseResult parsed,
        SharedOptions shared,
        CommandContext context
    )
    {
        foreach (var path in options.Outputs)
        {
            AtomicFile.RequireWritable(path);
            AtomicFile.DeleteLeftovers(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        shared.ChooseLibrary(parsed);
        using var loggers = shared.Loggers(parsed, context.Messages);
        using var predictor = ModelInputs.Load(
            options.Config(),
            options.Shapes,
            config => Predictor.Create(config, loggers.CreateLogger<Predictor>())
        );
        if (options.Outputs.Count > predictor.Outputs.Count)
        {
            throw CommandException.WrongUsage(
                $"--output is given {options.Outputs.Count} times, but these are the model's outputs: {string.Join("; ", predictor.Outputs)}."
            );
        }

        var inputs = FillInputs(predictor, options);
        context.Cancellation.ThrowIfCancellationRequested();
        ModelInputs.Run(predictor, options.Shapes);
        context.Cancellation.ThrowIfCancellationRequested();
        var outputs = WriteOutputs(predictor, options, context.Cancellation);
        context.Output.Write(JsonLine.Of(new RunJson(options.Model, inputs, outputs), JsonLine.Types.RunJson));
        return ExitCode.Done;
    }

    private static TensorJson[] FillInputs(Predictor predictor, RunOptions options)
    {
        var filled = new TensorJson[options.Shapes.Count];
        for (var i = 0; i < filled.Length; i++)
        {
            var (shape, file, type) = (options.Shapes[i], options.Inputs[i], predictor.Inputs[i].ElementType);
            using var input = predictor.GetInput(i);
            RawTensor.Reshape(input, shape);
            RawTensor.Fill(input, type, shape, file);
            filled[i] = new TensorJson(
                input.Name,
                [.. shape.Dimensions],
                ElementTypes.Name(ElementTypes.Stored(type)),
                file
            );
        }

        return filled;
    }

    // All files are on the disk before the first gets its name, so that a full disk leaves the old ones alone.
    private static TensorJson[] WriteOutputs(Predictor predictor, RunOptions options, CancellationToken cancellation)
    {
        Stack<AtomicFile> files = new();
        try
        {
            var written = new TensorJson[predictor.Outputs.Count];
            for (var i = 0; i < written.Length; i++)
            {
                using var output = predictor.GetOutput(i);
                var path = options.Outputs.ElementAtOrDefault(i);
                if (path is not null)
                {
                    files.Push(new AtomicFile(path));
                    files.Peek().Write(RawTensor.Bytes(output));
                }

                written[i] = new TensorJson(
                    output.Name,
                    output.Shape.ToArray(),
                    ElementTypes.Name(output.ElementType),
                    path
                );
            }

            cancellation.ThrowIfCancellationRequested();
            foreach (var file in files)
            {
                file.Commit();
            }

            return written;
        }
        finally
        {
            foreach (var file in files)
            {
                file.Dispose();
            }
        }
    }

    private void Check(CommandResult result)
    {
        var shapes = result.GetResult(_shapes)?.Tokens.Count ?? 0;
        var inputs = result.GetResult(_inputs)?.Tokens.Count ?? 0;
        if (shapes != inputs && shapes > 0 && inputs > 0)
        {
            result.AddError($"--shape is given {shapes} times and --input {inputs} times; each input needs both.");
        }

        var outputs = result.GetResult(_outputs)?.Tokens.Select(token => token.Value).ToList() ?? [];
        if (outputs.Distinct(StringComparer.Ordinal).Count() < outputs.Count)
        {
            result.AddError("Two --output name the same file.");
        }
    }

    private RunOptions Bind(ParseResult parsed, SharedOptions shared) =>
        new()
        {
            Model = parsed.GetRequiredValue(_model)!,
            Shapes = parsed.GetRequiredValue(_shapes),
            Inputs = parsed.GetRequiredValue(_inputs),
            Outputs = parsed.GetValue(_outputs) ?? [],
            Threads = parsed.GetValue(_threads),
            NativeLogging = shared.Level(parsed) <= LogLevel.Debug,
        };
}
