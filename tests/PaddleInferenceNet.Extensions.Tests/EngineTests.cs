using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Extensions.Tests;

/// <summary>Workers with the default models.</summary>
[TestFixture, Category("Model"), Category("Native")]
internal sealed class EngineTests
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.StartAsync(("QueueCapacity", "4"));

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Test]
    public async Task ReadAsync_Picture_GivesWhatTheEngineGives()
    {
        using var engine = OcrEngine.Create(OcrModels.FromDirectory(TestHost.Models));
        using var image = ImageDecoder.Decode(TestHost.Menu);
        var expected = engine.Read(image.View);

        var result = await _host.Engine.ReadAsync(TestHost.Menu);

        Assert.That(result.Lines, Is.EqualTo(expected.Lines));
        Assert.That((result.Width, result.Height), Is.EqualTo((640, 480)));
    }

    [Test]
    public async Task ReadAsync_MinScore_LeavesLinesOut()
    {
        var all = await _host.Engine.ReadAsync(TestHost.Menu);
        var some = await _host.Engine.ReadAsync(TestHost.Menu, new OcrRequest { MinScore = 0.99 });

        Assert.That(some.Lines, Is.EqualTo(all.Lines.Where(line => line.Score >= 0.99)).And.Not.Empty);
        Assert.That(some.Lines, Has.Length.LessThan(all.Lines.Length));
    }

    [TestCase("klingon", 0, "klingon")]
    [TestCase("de", 0, "not loaded; loaded are ch")]
    [TestCase(null, 1.5, "MinScore is 1.5; it must be 0 to 1")]
    [TestCase(null, double.NaN, "MinScore is NaN")]
    public void ReadAsync_WrongRequest_IsRefused(string? language, double minScore, string part) =>
        Assert.That(
            () => _host.Engine.ReadAsync(TestHost.Blank, new OcrRequest { Language = language, MinScore = minScore }),
            Throws.InstanceOf<OcrRequestException>().With.Message.Contains(part)
        );

    [Test]
    public void ReadAsync_NoPicture_SaysSo() =>
        Assert.That(
            () => _host.Engine.ReadAsync("text"u8.ToArray()),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains("first bytes")
        );

    [Test]
    public async Task ReadAsync_Cancelled_Ends()
    {
        using CancellationTokenSource caller = new();
        var read = _host.Engine.ReadAsync(TestHost.Menu, cancellationToken: caller.Token);
        await caller.CancelAsync();

        Assert.That(() => read, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await _host.Engine.ReadAsync(TestHost.Blank)).Lines, Is.Empty);
    }

    [Test]
    public async Task ReadBatchAsync_MorePicturesThanPlaces_GivesAllInOrder()
    {
        // Ten pictures, four places: those behind the first wait instead of being refused.
        var pictures = Enumerable
            .Range(1, 10)
            .Select(i => (ReadOnlyMemory<byte>)(i == 3 ? "broken"u8.ToArray() : PngFile.Grey(32 * i, 64)))
            .ToArray();

        var outcomes = await _host.Engine.ReadBatchAsync(pictures);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Select(outcome => outcome.Index), Is.EqualTo(Enumerable.Range(0, 10)));
            Assert.That(outcomes[2].Failure, Is.InstanceOf<ImageFormatException>());
            Assert.That(
                outcomes.Where(outcome => outcome.IsSuccess).Select(outcome => outcome.Value!.Width),
                Is.EqualTo(new[] { 32, 64, 128, 160, 192, 224, 256, 288, 320 })
            );
        }
    }

    [Test]
    public async Task ReadStreamAsync_TakesNoMorePicturesThanItCanUse()
    {
        var taken = 0;
        var given = 0;
        await foreach (var outcome in _host.Engine.ReadStreamAsync(Pictures()))
        {
            given++;
            Assert.That(outcome.IsSuccess, Is.True);
            Assert.That(taken - given, Is.LessThanOrEqualTo(2), "pictures beyond the two workers");
        }

        Assert.That(given, Is.EqualTo(12));

        async IAsyncEnumerable<ReadOnlyMemory<byte>> Pictures()
        {
            for (var i = 0; i < 12; i++)
            {
                await Task.Yield();
                taken++;
                yield return TestHost.Blank;
            }
        }
    }

    [Test]
    public async Task ReadStreamAsync_LeftEarly_FreesTheWorkers()
    {
        await foreach (
            var outcome in _host.Engine.ReadStreamAsync(
                Enumerable.Repeat<ReadOnlyMemory<byte>>(TestHost.Menu, 100).ToAsyncEnumerable()
            )
        )
        {
            Assert.That(outcome.Index, Is.Zero);
            break;
        }

        Assert.That((await _host.Engine.ReadAsync(TestHost.Blank)).Lines, Is.Empty);
    }

    [Test]
    public async Task DetectBatchAsync_Picture_GivesRegionsInReadingOrder()
    {
        var outcome = (await _host.Engine.DetectBatchAsync([TestHost.Menu]))[0];

        var read = await _host.Engine.ReadAsync(TestHost.Menu);
        Assert.That(
            outcome.Value!.Regions.Select(region => region.Box),
            Is.EqualTo(read.Lines.Select(line => line.Box))
        );
    }

    [Test]
    public async Task RecognizeAsync_BrokenLine_LeavesTheOthersAlone()
    {
        var outcomes = await _host.Engine.RecognizeAsync([TestHost.Blank, "broken"u8.ToArray(), TestHost.Blank]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Select(outcome => outcome.IsSuccess), Is.EqualTo(new[] { true, false, true }));
            Assert.That(outcomes[1].Failure, Is.InstanceOf<ImageFormatException>());
            Assert.That(outcomes[2].Value.Text, Is.Empty);
        }
    }

    [Test]
    public async Task ReadAsync_ShortReadTimeout_FailsBetweenStages()
    {
        await using var host = await TestHost.StartAsync(("ReadTimeout", "00:00:00.001"));

        var failure = await Assert.ThrowsAsync<OcrTimeoutException>(() => host.Engine.ReadAsync(TestHost.Menu));

        Assert.That(failure!.Phase, Is.EqualTo(OcrPhase.Reading));
    }

    [Test]
    public async Task Stop_FinishesWhatIsQueued_AndRefusesTheRest()
    {
        var host = await TestHost.StartAsync(("Workers", "1"));
        var running = Enumerable.Range(0, 3).Select(_ => host.Engine.ReadAsync(TestHost.Menu)).ToArray();

        await host.Host.StopAsync();

        Assert.That((await Task.WhenAll(running)).Select(result => result.Lines.Length), Is.All.EqualTo(11));
        await Assert.ThrowsAsync<OcrNotRunningException>(() => host.Engine.ReadAsync(TestHost.Blank));
        await host.DisposeAsync();
    }

    [Test]
    public async Task Stop_TimeIsUp_GivesUpWhatWaits()
    {
        var host = await TestHost.StartAsync(("Workers", "1"));
        var waiting = Enumerable.Range(0, 8).Select(_ => host.Engine.ReadAsync(TestHost.Menu)).ToArray();

        await host.Host.StopAsync(new CancellationToken(canceled: true));

        Assert.That(() => waiting[^1], Throws.InstanceOf<OcrNotRunningException>());
        await host.DisposeAsync();
    }

    [Test]
    public async Task HealthChecks_FollowTheHost()
    {
        var host = await TestHost.StartAsync();
        var health = host.Service<HealthCheckService>();
        var started = await health.CheckHealthAsync();
        await host.Host.StopAsync();
        var stopped = await health.CheckHealthAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.Status, Is.EqualTo(HealthStatus.Healthy));
            Assert.That(
                started.Entries.Values.SelectMany(entry => entry.Tags),
                Is.EquivalentTo(new[] { "live", "ready" })
            );
            Assert.That(stopped.Entries["paddle-ocr-queue"].Status, Is.EqualTo(HealthStatus.Unhealthy));
            Assert.That(stopped.Entries["paddle-ocr-workers"].Status, Is.EqualTo(HealthStatus.Healthy));
        }

        await host.DisposeAsync();
    }

    [Test]
    public async Task ReadAsync_IsMeasured()
    {
        ConcurrentDictionary<string, double> sums = new();
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == OcrTelemetry.Name)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        listener.Start();

        await using var host = await TestHost.StartAsync();
        await host.Engine.ReadAsync(TestHost.Menu);
        Assert.That(() => host.Engine.ReadAsync("broken"u8.ToArray()), Throws.InstanceOf<ImageFormatException>());
        listener.RecordObservableInstruments();
        Assert.That(() => sums["paddle_ocr.workers.busy"], Is.Zero.After(2000, 10));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sums["paddle_ocr.pictures"], Is.EqualTo(1));
            Assert.That(sums["paddle_ocr.lines"], Is.EqualTo(11));
            Assert.That(sums["paddle_ocr.failures"], Is.EqualTo(1));
            Assert.That(sums["paddle_ocr.queue.wait"], Is.Positive);
            Assert.That(sums["paddle_ocr.stage.duration"], Is.Positive);
            Assert.That(sums["paddle_ocr.job.duration"], Is.GreaterThanOrEqualTo(sums["paddle_ocr.stage.duration"]));
            Assert.That(sums["paddle_ocr.native.memory"], Is.Positive);
            Assert.That(sums, Contains.Key("paddle_ocr.queue.depth"));
        }

        void Add(Instrument instrument, double value) =>
            sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
    }

    [Test]
    public async Task ReadAsync_IsPartOfTheTraceOfItsCaller()
    {
        List<Activity> activities = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is OcrTelemetry.Name or "tests",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using ActivitySource tests = new("tests");

        using (var caller = tests.StartActivity("call"))
        {
            await _host.Engine.ReadAsync(TestHost.Menu);
            // The activity ends a moment after the result is there.
            Assert.That(
                () => activities.Count(activity => activity.TraceId == caller!.TraceId),
                Is.EqualTo(1).After(2000, 10)
            );
        }

        var work = activities.Single(activity => activity.OperationName == "ocr read");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(work.GetTagItem("ocr.lines"), Is.EqualTo(11));
            Assert.That(work.GetTagItem("ocr.language"), Is.EqualTo("ch"));
            Assert.That(work.ParentId, Is.Not.Null);
        }
    }
}
