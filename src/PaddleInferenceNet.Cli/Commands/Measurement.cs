using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Loads a model, runs it, and takes the times.</summary>
internal static class Measurement
{
    /// <exception cref="CommandException">The model cannot be loaded, or does not take the shapes.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two runs.</exception>
    public static BenchJson Take(BenchOptions options, ILogger<Predictor> logger, CancellationToken cancellation)
    {
        // Asked for first, so that loading the library is not taken for loading the model.
        var version = string.Join(
            ", ",
            PaddleLibrary.Version.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())
        );
        TimeSpan loading = default;
        using var predictor = ModelInputs.Load(
            options.Config(),
            options.Shapes,
            config =>
            {
                var started = Stopwatch.GetTimestamp();
                var loaded = Predictor.Create(config, logger);
                loading = Stopwatch.GetElapsedTime(started);
                return loaded;
            }
        );
        RequireFloats(predictor);
        var first = RunOnce(predictor, options.Shapes);
        var rounds = new TimeSpan[options.Rounds];
        for (var i = 0; i < rounds.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            rounds[i] = RunOnce(predictor, options.Shapes);
        }

        Array.Sort(rounds);
        return new BenchJson(
            options.Model,
            [.. options.Shapes.Select(shape => shape.Dimensions.ToArray())],
            options.Threads,
            options.Rounds,
            PaddleLibrary.Path,
            version,
            Milliseconds.Of(rounds[0]),
            Milliseconds.Of(Median(rounds)),
            Milliseconds.Of(loading),
            Milliseconds.Of(first),
            PeakMemory.Mib()
        );
    }

    /// <summary>The middle of sorted times, or the mean of the two in the middle.</summary>
    internal static TimeSpan Median(ReadOnlySpan<TimeSpan> sorted) =>
        (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    // Inputs are written anew each time: a library may use their memory for what comes later in the network.
    private static TimeSpan RunOnce(Predictor predictor, IReadOnlyList<TensorShape> shapes)
    {
        for (var i = 0; i < shapes.Count; i++)
        {
            using var input = predictor.GetInput(i);
            RawTensor.Reshape(input, shapes[i]);
            PseudoRandom.Fill(input.GetSpan<float>());
        }

        var started = Stopwatch.GetTimestamp();
        ModelInputs.Run(predictor, shapes);
        return Stopwatch.GetElapsedTime(started);
    }

    private static void RequireFloats(Predictor predictor)
    {
        var other = predictor.Inputs.FirstOrDefault(input =>
            ElementTypes.Stored(input.ElementType) != TensorElementType.Float32
        );
        if (other is not null)
        {
            throw CommandException.WrongUsage(
                $"bench fills float32 inputs only, but the model takes {other}; use 'paddle-ocr run' with a file."
            );
        }
    }
}
