using System.Net;
using PaddleInferenceNet.Service.Tests.Support;

namespace PaddleInferenceNet.Service.Tests;

/// <summary>More work than there is room or time for: it is refused, with a hint when to come again.</summary>
[TestFixture, Category("Model"), Category("Native")]
internal sealed class OverloadTests
{
    [Test]
    public async Task FullQueue_Gives429WithRetryAfter_AndAnswersTheOthers()
    {
        await using var service = await RunningService.StartAsync("PaddleOcr:Workers=1", "PaddleOcr:QueueCapacity=1");

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => service.PostAsync("v1/ocr", TestPictures.Menu))
        );

        var refused = responses.Where(response => response.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        var done = responses.Where(response => response.StatusCode == HttpStatusCode.OK).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Length + done.Length, Is.EqualTo(16), "another answer than 200 or 429");
            Assert.That(done, Is.Not.Empty);
            Assert.That(refused, Is.Not.Empty);
            Assert.That(refused.Select(RetryAfter), Is.All.InRange(1, 60));
            Assert.That(await refused[0].Content.ReadAsStringAsync(), Does.Contain("1 pictures wait"));
        }
    }

    [Test]
    public async Task LongWait_Gives503WithRetryAfter()
    {
        await using var service = await RunningService.StartAsync(
            "PaddleOcr:Workers=1",
            "PaddleOcr:QueueTimeout=00:00:00.020"
        );

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => service.PostAsync("v1/ocr", TestPictures.Menu))
        );

        var late = responses.Where(response => response.StatusCode == HttpStatusCode.ServiceUnavailable).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(late, Is.Not.Empty);
            Assert.That(late.Select(RetryAfter), Is.All.InRange(1, 60));
            Assert.That(await late[0].Content.ReadAsStringAsync(), Does.Contain("QueueTimeout"));
        }
    }

    [Test]
    public async Task LongWork_Gives503()
    {
        await using var service = await RunningService.StartAsync("PaddleOcr:ReadTimeout=00:00:00.001");

        using var response = await service.PostAsync("v1/ocr", TestPictures.Menu);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("ReadTimeout"));
    }

    [Test]
    public async Task BodyThatDoesNotCome_IsGivenUp_AndItsPlaceIsFree()
    {
        await using var service = await RunningService.StartAsync(
            "Service:RequestTimeout=00:00:01",
            "Service:MaxConcurrentRequests=1"
        );
        using var slow = await RawClient.ConnectAsync(service.Address);
        await slow.SendHeadAsync(1000);
        await slow.SendAsync(TestPictures.Blank.AsMemory(0, 10));

        HttpStatusCode status;
        do
        {
            using var other = await service.PostAsync("v1/ocr", TestPictures.Blank);
            status = other.StatusCode;
            Assert.That(status, Is.AnyOf(HttpStatusCode.TooManyRequests, HttpStatusCode.OK));
        } while (status != HttpStatusCode.TooManyRequests);

        Assert.That(await slow.ReadStatusAsync(), Does.StartWith("HTTP/1.1 503").Or.StartWith("HTTP/1.1 408"));
        using var next = await service.PostAsync("v1/ocr", TestPictures.Blank);
        Assert.That(next.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static double RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0;
}
