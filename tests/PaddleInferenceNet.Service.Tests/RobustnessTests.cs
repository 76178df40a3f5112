using System.Net;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Service.Tests.Support;

namespace PaddleInferenceNet.Service.Tests;

/// <summary>Clients that misbehave: the service goes on answering the others.</summary>
[TestFixture, Category("Model"), Category("Native")]
internal sealed class RobustnessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private RunningService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    [TearDown]
    public async Task AnswersOthers()
    {
        using var response = await _service.PostAsync("v1/ocr?format=text", TestPictures.Menu);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Menu of the day"));
    }

    [Test]
    public async Task ClientsThatDieWhileTheySend_LeaveNothingBehind()
    {
        for (var i = 0; i < 30; i++)
        {
            using var client = await RawClient.ConnectAsync(_service.Address);
            await client.SendHeadAsync(TestPictures.Menu.Length);
            await client.SendAsync(TestPictures.Menu.AsMemory(0, TestPictures.Menu.Length / 2));
            client.Kill();
        }
    }

    [Test]
    public async Task ClientsThatDieWhileTheyWait_FreeTheirPlace()
    {
        for (var i = 0; i < 30; i++)
        {
            using var client = await RawClient.ConnectAsync(_service.Address);
            await client.SendHeadAsync(TestPictures.Menu.Length);
            await client.SendAsync(TestPictures.Menu);
            client.Kill();
        }

        await AssertSoon(
            async () =>
                await _service.MetricAsync("paddle_ocr_workers_busy") == 0
                && await _service.MetricAsync("paddle_ocr_queue_depth") == 0,
            "a dead client keeps a worker or a place"
        );
    }

    [Test]
    public async Task SlowClients_DoNotSlowTheOthers()
    {
        List<RawClient> slow = [];
        for (var i = 0; i < 20; i++)
        {
            slow.Add(await RawClient.ConnectAsync(_service.Address));
            await slow[i].SendHeadAsync(TestPictures.Blank.Length);
            await slow[i].SendAsync(TestPictures.Blank.AsMemory(0, 1));
        }

        using CancellationTokenSource limit = new(Patience);
        using var response = await _service.PostAsync("v1/ocr", TestPictures.Menu, cancellationToken: limit.Token);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        // And a slow one is answered when it has sent all.
        await slow[0].SendAsync(TestPictures.Blank.AsMemory(1));
        Assert.That(await slow[0].ReadStatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        slow.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task PictureOf10000Pixels_OnOneSide_IsRead()
    {
        using var response = await _service.PostAsync("v1/ocr", PngFile.Grey(10_000, 1000));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(10_000, 10_000, "10000 x 10000")]
    [TestCase(25_000, 25_000, "25000 x 25000")]
    [TestCase(100_000, 100_000, "100000 x 100000")]
    public async Task PictureThatWouldTakeTooMuchMemory_IsRefusedBeforeItIsDecoded(int width, int height, string part)
    {
        var bomb = PngFile.Grey(width, height);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        using var response = await _service.PostAsync("v1/ocr", bomb);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(part));
            // The client is in this process too: both copy the file, and neither unpacks it.
            Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan((4L * bomb.Length) + 4_000_000));
        }
    }

    [Test]
    public async Task ThousandConnectionsThatStayOpen_AreAllAnsweredTwice()
    {
        var clients = new RawClient[1000];
        for (var i = 0; i < clients.Length; i++)
        {
            clients[i] = await RawClient.ConnectAsync(_service.Address);
        }

        for (var round = 0; round < 2; round++)
        {
            var answers = await Task.WhenAll(clients.Select(client => client.GetAsync("/v1/models")));
            Assert.That(answers, Is.All.EqualTo("HTTP/1.1 200 OK"));
            await AnswersOthers();
        }

        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    [Test]
    public async Task Stop_FinishesWhatIsRunningAndWaiting()
    {
        await using var service = await RunningService.StartAsync("PaddleOcr:Workers=1");
        var requests = Enumerable.Range(0, 4).Select(_ => service.PostAsync("v1/ocr", TestPictures.Menu)).ToArray();
        await AssertSoon(
            async () => await service.MetricAsync("paddle_ocr_queue_depth") >= 2,
            "the requests do not wait"
        );

        await service.App.StopAsync();

        var responses = await Task.WhenAll(requests);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(responses.Select(response => response.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(
                () => service.PostAsync("v1/ocr", TestPictures.Blank),
                Throws.InstanceOf<HttpRequestException>(),
                "it still takes requests"
            );
            Assert.That(
                () => service.Service<IOcrEngine>().ReadAsync(TestPictures.Blank),
                Throws.InstanceOf<OcrNotRunningException>()
            );
        }
    }

    [Test]
    public async Task Start_WithoutAddress_ListensOnLoopbackOnly()
    {
        TestLibrary.RequireInProcess();
        var models = RepositoryRoot.Combine("third_party", "models");
        await using var app = OcrService.Build([
            "--PaddleOcr:Languages:0:Language=ch",
            $"--PaddleOcr:Languages:0:Folder={models}",
        ]);
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception)
        {
            Assert.Ignore($"The usual port is taken: {exception.Message}");
        }

        Assert.That(app.Urls.Select(url => new Uri(url).IsLoopback), Is.Not.Empty.And.All.True);
        await app.StopAsync();
    }

    private static async Task AssertSoon(Func<Task<bool>> condition, string otherwise)
    {
        var end = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(end), otherwise);
            await Task.Delay(10);
        }
    }
}
