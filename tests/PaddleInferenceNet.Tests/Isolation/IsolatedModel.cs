using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>Models in worker processes, and the processes behind them.</summary>
internal static class IsolatedModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The small model, isolated.</summary>
    public static PaddleConfig Config { get; } = Isolate(TinyModel.Config);

    /// <summary>The model that finds lines in pictures, [n, 3, h, w] to [n, 1, h, w]; its runs take a while.</summary>
    public static PaddleConfig Detection { get; } = Isolate(Published("ch_PP-OCRv4_det_infer"));

    public static PaddleConfig Isolate(PaddleConfig config) => config with { Isolation = PredictorIsolation.Process };

    /// <summary>A model that comes with the project, in this process.</summary>
    public static PaddleConfig Published(string name) =>
        new()
        {
            Model = ModelSource.FromDirectory(RepositoryRoot.Combine("third_party", "models", name)),
            Mkldnn = false,
        };

    /// <summary>Runs the model on one input, and gives shape and bits of its last output.</summary>
    public static (int[] Shape, int[] Bits) Run(Predictor predictor, ReadOnlySpan<float> values, params int[] shape)
    {
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput(predictor.Outputs.Count - 1);
        input.Reshape(shape);
        input.CopyFrom(values);
        predictor.Run();
        var bits = new List<int>();
        foreach (var value in output.GetSpan<float>())
        {
            bits.Add(BitConverter.SingleToInt32Bits(value));
        }

        return (output.Shape.ToArray(), [.. bits]);
    }

    /// <summary>Number of the process that runs the model of a predictor.</summary>
    public static int WorkerOf(Predictor predictor) => ((WorkerRunner)predictor.Runner).ProcessId!.Value;

    /// <summary>Kills a process and waits until it is gone.</summary>
    public static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        AssertEnds(id, Patience);
    }

    /// <summary>Fails the test unless a process is gone in time.</summary>
    public static void AssertEnds(int id, TimeSpan limit)
    {
        var start = Stopwatch.GetTimestamp();
        while (IsAlive(id))
        {
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(limit), $"process {id} lives on");
            Thread.Sleep(10);
        }
    }

    // A process whose new parent has not asked for its exit code is only a name, though the system still lists it. Its first
    // thread can be one while others are still ending, and hold its connections.
    private static bool IsAlive(int id)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetProcessById(id);
                return !process.HasExited;
            }

            var threads = Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task"));
            return threads.Any(IsThreadAlive);
        }
        catch (Exception exception)
            when (exception
                    is ArgumentException
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return false;
        }
    }

    private static bool IsThreadAlive(string folder)
    {
        try
        {
            var status = File.ReadAllText(Path.Combine(folder, "stat"));
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
