using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Tests;

/// <summary>Many threads, few predictors and ever other shapes.</summary>
[Category("Model")]
public sealed class SoakTests : NativeFixture
{
    private const int Threads = 8;
    private const int PoolSize = 2;
    private const int SettlingSeconds = 10;
    private const double AllowedGrowth = 0.05;
    private const string Recognizer = "ch_PP-OCRv4_rec";

    // Widths of text lines, so that a run is short; the first comes back in the middle.
    private static readonly int[] Widths = [32, 48, 64, 96, 128, 32, 160, 80];

    [Test]
    public void Run_EightThreadsThroughTwoPredictors_GivesEachItsOwnResult() => Run(TimeSpan.FromSeconds(5), _ => { });

    /// <summary>For a minute, with the memory of the process: <c>dotnet test --filter TestCategory=Soak</c>.</summary>
    [Test]
    [Explicit("Takes a minute.")]
    [Category("Soak")]
    public void Run_ForAMinute_DoesNotGrowAfterTenSeconds()
    {
        List<(double Seconds, long Bytes)> memory = [];

        var runs = Run(TimeSpan.FromMinutes(1), seconds => memory.Add((seconds, ResidentBytes())));

        var settled = memory.Where(item => item.Seconds >= SettlingSeconds).ToList();
        var start = settled[0].Bytes;
        var growth = (double)(settled.Max(item => item.Bytes) - start) / start;
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{PaddleLibrary.Path}: {runs} runs; {start >> 20} MiB after {SettlingSeconds} s, at most {growth:P1} more until the end"
            )
        );
        Assert.That(growth, Is.LessThanOrEqualTo(AllowedGrowth));
    }

    private static int Run(TimeSpan duration, Action<double> everySecond)
    {
        using PredictorPool pool = new(
            new PaddleConfig { Model = ModelSource.FromDirectory(SharedData.Require("models", Recognizer)) },
            PoolSize
        );
        // All that the workers need is made before, so that what grows later is not of this test.
        var cases = Widths.Select(width => new Case(pool, width)).ToArray();
        var watch = Stopwatch.StartNew();
        var runs = 0;
        var workers = Enumerable
            .Range(0, Threads)
            .Select(worker =>
                Task.Factory.StartNew(
                    () =>
                    {
                        for (var i = worker; watch.Elapsed < duration; i++)
                        {
                            cases[i % cases.Length].Check(pool);
                            Interlocked.Increment(ref runs);
                        }
                    },
                    TaskCreationOptions.LongRunning
                )
            )
            .ToArray();
        while (!Task.WaitAll(workers, TimeSpan.FromSeconds(1)))
        {
            everySecond(watch.Elapsed.TotalSeconds);
        }

        Assert.That(runs, Is.GreaterThan(Threads));
        return runs;
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        return Environment.WorkingSet;
    }

    /// <summary>A picture of one width and what a lone predictor makes of it.</summary>
    private sealed class Case
    {
        private const float Tolerance = 1e-5f;
        private readonly int[] _shape;
        private readonly float[] _pixels;
        private readonly float[] _expected;

        public Case(PredictorPool pool, int width)
        {
            _shape = [1, 3, 48, width];
            _pixels = SyntheticInput.Noise(3 * 48 * width);
            using var lease = pool.Rent();
            using var output = Run(lease.Predictor);
            _expected = output.GetSpan<float>().ToArray();
        }

        public void Check(PredictorPool pool)
        {
            using var lease = pool.Rent();
            using var output = Run(lease.Predictor);
            TensorComparer.AssertClose(_expected, output.GetSpan<float>(), Tolerance);
        }

        private OutputTensor Run(Predictor predictor)
        {
            using var input = predictor.GetInput();
            input.Reshape(_shape);
            input.CopyFrom(_pixels);
            predictor.Run();
            return predictor.GetOutput();
        }
    }
}
