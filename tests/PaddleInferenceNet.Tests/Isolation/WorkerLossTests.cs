using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>What is lost with a worker, and what is not.</summary>
public sealed class WorkerLossTests : NativeFixture
{
    private const int Killed = 128 + 9;
    private const int Aborted = 128 + 6;
    private const string LibraryVariable = "PADDLE_INFERENCE_LIBRARY";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Test]
    public void Run_WorkerKilledBetweenTwoRuns_LosesNothing()
    {
        ConcurrentQueue<int> events = [];
        CallbackLogger<Predictor> logger = new((_, id, _) => events.Enqueue(id.Id));
        var program = TinyModel.Program.ToArray();
        var model = ModelSource.FromMemory(program, TinyModel.Parameters);
        using var predictor = Predictor.Create(IsolatedModel.Config with { Model = model }, logger);
        // The model was copied, so its owner may use the memory for something else.
        program.AsSpan().Clear();
        var before = IsolatedModel.Run(predictor, [1, 2, 3], 1, 3);
        var worker = IsolatedModel.WorkerOf(predictor);

        IsolatedModel.Kill(worker);
        predictor.Run();

        using var output = predictor.GetOutput();
        Assert.That(output.GetSpan<float>().ToArray().Select(BitConverter.SingleToInt32Bits), Is.EqualTo(before.Bits));
        Assert.That(IsolatedModel.WorkerOf(predictor), Is.Not.EqualTo(worker));
        Assert.That(events, Does.Contain(12));
    }

    [Test]
    public void Read_WorkerKilledAfterTheRun_FailsAndTheNextRunWorks()
    {
        using var predictor = Predictor.Create(IsolatedModel.Config);
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(1, 3);
        input.CopyFrom(new float[] { 1, 2, 3 });
        predictor.Run();
        IsolatedModel.Kill(IsolatedModel.WorkerOf(predictor));

        Assert.That(
            () => output.CopyTo(new float[3]),
            Throws
                .InstanceOf<WorkerException>()
                .With.Property(nameof(WorkerException.Failure))
                .EqualTo(WorkerFailure.Ended)
        );
        predictor.Run();

        Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(new float[] { 2, 4, 6 }));
    }

    [Test]
    public void Return_WorkerKilledBefore_GivesThePredictorBack()
    {
        // Above this ceiling, a predictor that comes back is asked to give memory back, which its worker no longer can.
        using PredictorPool pool = new(IsolatedModel.Config, 1, memoryCeilingBytes: 1);
        using (var lease = pool.Rent())
        {
            IsolatedModel.Run(lease.Predictor, [1, 2, 3], 1, 3);
            IsolatedModel.Kill(IsolatedModel.WorkerOf(lease.Predictor));
        }

        using var again = pool.Rent();
        Assert.That(IsolatedModel.Run(again.Predictor, [1, 2, 3], 1, 3).Shape, Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public void Kill_OfWorkersUnderLoad_LosesOnlyTheRunsTheyHeld()
    {
        const int Threads = 3;
        const int Kills = 4;
        int[] shape = [1, 3, 224, 224];
        var values = SyntheticInput.Noise(3 * 224 * 224);
        using PredictorPool pool = new(IsolatedModel.Detection, Threads);
        int[] expected;
        using (var lease = pool.Rent())
        {
            expected = IsolatedModel.Run(lease.Predictor, values, shape).Bits;
        }

        ConcurrentQueue<Exception> failures = [];
        ConcurrentDictionary<int, int> running = [];
        using CancellationTokenSource ending = new();
        var (started, good) = (0, 0);
        var readers = Enumerable
            .Range(0, Threads)
            .Select(_ => Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning))
            .ToArray();
        KillRunning(running, Kills);
        ending.Cancel();
        Task.WaitAll(readers);

        TestContext.Out.WriteLine($"{good} good, {failures.Count} lost, {Kills} workers killed");
        Assert.That(failures, Is.All.InstanceOf<WorkerException>());
        Assert.That(
            failures.Cast<WorkerException>(),
            Is.All.Matches<WorkerException>(failure =>
                failure is { Failure: WorkerFailure.Ended, Code: PaddleErrorCode.WorkerFailed }
                && (failure.ExitCode == Killed || OperatingSystem.IsWindows())
            )
        );
        Assert.That(failures, Has.Count.InRange(1, Kills));
        Assert.That(good + failures.Count, Is.EqualTo(started));
        // After all of it every predictor of the pool is well.
        var leases = Enumerable.Range(0, Threads).Select(_ => pool.Rent()).ToList();
        foreach (var lease in leases)
        {
            Assert.That(IsolatedModel.Run(lease.Predictor, values, shape).Bits, Is.EqualTo(expected));
            lease.Dispose();
        }

        void Read()
        {
            while (!ending.IsCancellationRequested)
            {
                using var lease = pool.Rent();
                Interlocked.Increment(ref started);
                running[Environment.CurrentManagedThreadId] = ((WorkerRunner)lease.Predictor.Runner).ProcessId ?? 0;
                try
                {
                    var (_, bits) = IsolatedModel.Run(lease.Predictor, values, shape);
                    Assert.That(bits.AsSpan().SequenceEqual(expected));
                    Interlocked.Increment(ref good);
                }
                catch (PaddleException exception)
                {
                    failures.Enqueue(exception);
                }
                finally
                {
                    running.TryRemove(Environment.CurrentManagedThreadId, out _);
                }
            }
        }
    }

    [Test]
    public void Run_WorkerAboveItsCeiling_FailsAndASmallerRunWorks()
    {
        var config = IsolatedModel.Detection with { Worker = new WorkerOptions { MemoryCeilingMb = 400 } };
        using var predictor = Predictor.Create(config);

        Assert.That(
            () => IsolatedModel.Run(predictor, new float[3 * 3200 * 3200], 1, 3, 3200, 3200),
            Throws
                .InstanceOf<WorkerException>()
                .With.Property(nameof(WorkerException.Failure))
                .EqualTo(WorkerFailure.MemoryExceeded)
                .And.Message.Contains("400 MiB")
        );

        var (shape, _) = IsolatedModel.Run(predictor, new float[3 * 64 * 64], 1, 3, 64, 64);
        Assert.That(shape, Is.EqualTo(new[] { 1, 1, 64, 64 }));
    }

    [Test]
    public void Run_AboveItsTime_FailsAndTheNextRunWorks()
    {
        var config = IsolatedModel.Detection with
        {
            Worker = new WorkerOptions { RunTimeout = TimeSpan.FromMilliseconds(300) },
        };
        using var predictor = Predictor.Create(config);

        Assert.That(
            () => IsolatedModel.Run(predictor, new float[3 * 2400 * 2400], 1, 3, 2400, 2400),
            Throws
                .InstanceOf<WorkerException>()
                .With.Property(nameof(WorkerException.Failure))
                .EqualTo(WorkerFailure.TimedOut)
        );
        Assert.That(
            IsolatedModel.Run(predictor, new float[3 * 32 * 32], 1, 3, 32, 32).Shape,
            Is.EqualTo(new[] { 1, 1, 32, 32 })
        );
    }

    [Test]
    public void Kill_OfTheHost_EndsItsWorkersAndLeavesNothing()
    {
        using TemporaryFolder temporary = new();
        using var host = IsolatedHost.Start(temporary.Path);
        var workers = IsolatedHost.ReadWorkers(host);
        Assert.That(workers, Has.Count.EqualTo(IsolatedHost.Predictors));
        // Long enough for every one of them to be in the middle of a run.
        Thread.Sleep(AtOnce);

        // Its workers can know when the system has taken it down, and not before.
        host.Kill();
        host.WaitForExit();

        workers.ForEach(worker => IsolatedModel.AssertEnds(worker, AtOnce));
        var left = temporary.Names.Concat(
            Directory.Exists("/dev/shm") ? Directory.GetFiles("/dev/shm").Select(path => Path.GetFileName(path)) : []
        );
        Assert.That(left.Where(name => name.StartsWith("paddle-", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Create_OnALibraryThatAborts_FailsWithItsWords()
    {
        var before = Environment.GetEnvironmentVariable(LibraryVariable);
        var config = IsolatedModel.Config with
        {
            Model = ModelSource.FromMemory(TinyModel.ProgramWithOperator("no_such_operator"), TinyModel.Parameters),
        };
        Environment.SetEnvironmentVariable(LibraryVariable, OfficialEngine.Require());
        try
        {
            var failure = Assert.Throws<WorkerException>(() => Predictor.Create(config));

            TestContext.Out.WriteLine(failure.Message);
            Assert.That(failure.Failure, Is.EqualTo(WorkerFailure.Ended));
            Assert.That(failure.ExitCode, Is.EqualTo(Aborted));
            Assert.That(failure.ErrorOutput, Does.Contain("no_such_operator"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(LibraryVariable, before);
        }
    }

    // Kills workers in the middle of a run, as far as that can be told from here.
    private static void KillRunning(ConcurrentDictionary<int, int> running, int count)
    {
        HashSet<int> killed = [0];
        var start = Stopwatch.GetTimestamp();
        while (killed.Count <= count)
        {
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(Patience), "no worker is in a run");
            Thread.Sleep(30);
            foreach (var worker in running.Values)
            {
                if (killed.Add(worker))
                {
                    IsolatedModel.Kill(worker);
                    break;
                }
            }
        }
    }
}
