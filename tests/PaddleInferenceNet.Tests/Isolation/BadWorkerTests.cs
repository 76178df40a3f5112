using System.Diagnostics;

namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>Whatever a worker does, the host answers with one typed failure and goes on.</summary>
public sealed class BadWorkerTests
{
    private static readonly WorkerOptions Options = new()
    {
        Path = typeof(BadWorker).Assembly.Location,
        LoadTimeout = TimeSpan.FromSeconds(20),
    };

    [TearDown]
    public void Forget() => Environment.SetEnvironmentVariable(BadWorker.Variable, null);

    [TestCase(WorkerFault.EndsBeforeItCalls, WorkerFailure.Ended, "exit code 3")]
    [TestCase(WorkerFault.OtherVersion, WorkerFailure.Protocol, "speaks version 2")]
    [TestCase(WorkerFault.WrongSecret, WorkerFailure.Protocol, "secret")]
    [TestCase(WorkerFault.EndsAtLoad, WorkerFailure.Ended, "exit code 3. It wrote last:\nthere is no such operator")]
    [TestCase(WorkerFault.AnswersOtherwise, WorkerFailure.Protocol, "Loaded was expected")]
    [TestCase(WorkerFault.CountsTooMuch, WorkerFailure.Protocol, "2147483647 items")]
    [TestCase(WorkerFault.AnnouncesTooMuch, WorkerFailure.Protocol, "states 2147483647 bytes")]
    public void Create_BadWorker_FailsOnce(WorkerFault fault, WorkerFailure failure, string words)
    {
        var exception = Assert.Throws<WorkerException>(() => Create(fault, Options));

        Assert.That(exception.Failure, Is.EqualTo(failure));
        Assert.That(exception.Message, Does.Contain(words));
        Assert.That(exception.Code, Is.EqualTo(PaddleErrorCode.WorkerFailed));
    }

    [TestCase(WorkerFault.DoesNotCall)]
    [TestCase(WorkerFault.NeverAnswers)]
    public void Create_SilentWorker_FailsInTime(WorkerFault fault)
    {
        var start = Stopwatch.GetTimestamp();

        var exception = Assert.Throws<WorkerException>(() =>
            Create(fault, Options with { LoadTimeout = TimeSpan.FromSeconds(2) })
        );

        Assert.That(exception.Failure, Is.EqualTo(WorkerFailure.TimedOut));
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(15)));
    }

    [TestCase(WorkerFault.RanksTooHigh, "rank 200")]
    [TestCase(WorkerFault.ShapesNegative, "[-3]")]
    [TestCase(WorkerFault.ShapesTooLarge, "[1048576, 1048576]")]
    public void Run_BadOutputs_FailsOnce(WorkerFault fault, string words)
    {
        using var predictor = Create(fault, Options);
        using var input = predictor.GetInput();
        input.Reshape(1, 3);
        input.CopyFrom(new float[3]);

        var exception = Assert.Throws<WorkerException>(predictor.Run);

        Assert.That(exception.Failure, Is.EqualTo(WorkerFailure.Protocol));
        Assert.That(exception.Message, Does.Contain(words));
    }

    [Test]
    public void Run_ModelThatCannotBeLoadedAgain_IsNotTriedWithoutPause()
    {
        // This worker loads, and fails at the first run; those that take its place fail at the load.
        using var predictor = Create(WorkerFault.ShapesNegative, Options);
        using var input = predictor.GetInput();
        input.Reshape(1, 3);
        input.CopyFrom(new float[3]);
        Assert.That(predictor.Run, Throws.InstanceOf<WorkerException>());
        Environment.SetEnvironmentVariable(BadWorker.Variable, nameof(WorkerFault.EndsAtLoad));

        // Pauses double from the second failure on, so that soon one is met, however slow the machine is.
        List<WorkerFailure> failures = [];
        while (!failures.Contains(WorkerFailure.Delayed) && failures.Count < 8)
        {
            failures.Add(Assert.Throws<WorkerException>(predictor.Run).Failure);
        }

        Assert.That(failures[..2], Is.All.EqualTo(WorkerFailure.Ended));
        Assert.That(failures[^1], Is.EqualTo(WorkerFailure.Delayed));
    }

    [Test]
    public void Create_NoProgram_SaysWhatBringsIt() =>
        Assert.That(
            () =>
                Predictor.Create(IsolatedModel.Config with { Worker = new WorkerOptions { Path = "no-such-folder" } }),
            Throws
                .InstanceOf<WorkerException>()
                .With.Property(nameof(WorkerException.Failure))
                .EqualTo(WorkerFailure.NotStarted)
                .And.Message.Contains("package PaddleInferenceNet.Worker")
        );

    [Test]
    public void Validate_StreamOfTheCaller_IsRefused() =>
        Assert.That(
            (IsolatedModel.Config with { Gpu = new GpuOptions { Stream = 7 } }).Validate,
            Throws.ArgumentException.With.Message.Contains("must be 0 for Isolation Process")
        );

    private static Predictor Create(WorkerFault fault, WorkerOptions options)
    {
        Environment.SetEnvironmentVariable(BadWorker.Variable, fault.ToString());
        return Predictor.Create(IsolatedModel.Config with { Worker = options });
    }
}
