using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PaddleInferenceNet.Extensions.Diagnostics;
using PaddleInferenceNet.Extensions.Queue;

namespace PaddleInferenceNet.Extensions.Tests;

/// <summary>The queue alone: no network runs, and time is that of the tests.</summary>
internal sealed class QueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();
    private ServiceProvider _provider = null!;
    private OcrQueue _queue = null!;

    [SetUp]
    public void Open()
    {
        _provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        OcrMetrics metrics = new(_provider.GetRequiredService<IMeterFactory>());
        PaddleOcrOptions options = new()
        {
            Workers = 2,
            QueueCapacity = 3,
            QueueTimeout = Patience,
        };
        _queue = new OcrQueue(Options.Create(options), _time, metrics);
        _queue.Open();
    }

    [TearDown]
    public void Close() => _provider.Dispose();

    [Test]
    public async Task RunAsync_FullQueue_RefusesAtOnceAndTakesAgainAfterwards()
    {
        var waiting = Enumerable.Range(0, 3).Select(i => Run(Job(i))).ToArray();

        var failure = await Assert.ThrowsAsync<OcrQueueFullException>(() => Run(Job(3)));
        Assert.That(failure!.Capacity, Is.EqualTo(3));
        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1)));

        Work();
        var fourth = Run(Job(4));
        Work();
        Work();
        Work();
        Assert.That(await Task.WhenAll([.. waiting, fourth]), Is.EqualTo(new[] { 0, 1, 2, 4 }));
    }

    [Test]
    public async Task RunAsync_LongWait_FailsAndIsNotRun()
    {
        var late = Run(Job(1));
        _time.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.That(late.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        var failure = await Assert.ThrowsAsync<OcrTimeoutException>(() => late);
        Assert.That((failure!.Phase, failure.Limit), Is.EqualTo((OcrPhase.Waiting, Patience)));
        Assert.That(_queue.Take()!.TryStart(Patience), Is.False);
    }

    [Test]
    public async Task RunAsync_CallerLeaves_IsNotRun()
    {
        using CancellationTokenSource caller = new();
        var left = Run(Job(1, caller.Token));
        await caller.CancelAsync();

        Assert.That(() => left, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_queue.Take()!.TryStart(default), Is.False);
    }

    [Test]
    public async Task RunAsync_WaitsForPlace_WhereItIsAskedTo()
    {
        var first = Enumerable.Range(0, 3).Select(i => Run(Job(i))).ToArray();
        var patient = _queue.RunAsync(Job(3), waitsForPlace: true);
        Assert.That(patient.IsCompleted, Is.False);

        for (var i = 0; i < 4; i++)
        {
            Work();
        }

        Assert.That(await Task.WhenAll([.. first, patient]), Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public async Task RunAsync_NoPlaceInTime_FailsLikeALongWait()
    {
        var first = Enumerable.Range(0, 3).Select(i => Run(Job(i))).ToArray();
        var patient = _queue.RunAsync(Job(3), waitsForPlace: true);
        _time.Advance(Patience);

        await Assert.ThrowsAsync<OcrTimeoutException>(() => patient);
        foreach (var task in first)
        {
            await Assert.ThrowsAsync<OcrTimeoutException>(() => task);
        }
    }

    [Test]
    public async Task Close_RefusesNewJobs_AndHandsOutThoseThatWait()
    {
        var waiting = Run(Job(7));
        _queue.Close();

        await Assert.ThrowsAsync<OcrNotRunningException>(() => Run(Job(8)));
        Work();
        Assert.That(await waiting, Is.EqualTo(7));
        Assert.That(_queue.Take(), Is.Null);
    }

    [Test]
    public void RetryAfter_GrowsWithTheWorkThatWaits_WithinItsBounds()
    {
        WaitEstimate estimate = new(workers: 2);
        Assert.That(estimate.For(10), Is.EqualTo(TimeSpan.FromSeconds(1)));

        estimate.Add(TimeSpan.FromSeconds(3));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.For(0), Is.EqualTo(TimeSpan.FromSeconds(2)));
            Assert.That(estimate.For(3), Is.EqualTo(TimeSpan.FromSeconds(6)));
            Assert.That(estimate.For(1000), Is.EqualTo(TimeSpan.FromSeconds(60)));
        }
    }

    private Task<int> Run(OcrJob<int> job) => _queue.RunAsync(job, waitsForPlace: false);

    private OcrJob<int> Job(int result, CancellationToken caller = default) =>
        new(OcrOperations.Read, "ch", _time.GetTimestamp(), (_, _) => result, caller);

    // What a worker does with the next job; these need no engine.
    private void Work()
    {
        var job = _queue.Take()!;
        Assert.That(job.TryStart(_time.GetElapsedTime(job.Created)), Is.True);
        job.Run(null!, default);
    }
}
