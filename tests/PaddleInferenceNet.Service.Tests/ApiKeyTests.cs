using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Service.Tests.Support;

namespace PaddleInferenceNet.Service.Tests;

/// <summary>Keys of clients.</summary>
[TestFixture, Category("Model"), Category("Native")]
internal sealed class ApiKeyTests
{
    private const string Key = "correct horse battery staple";

    private RunningService _service = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _service = await RunningService.StartAsync(
            "Service:ApiKeys:0:Name=other",
            $"Service:ApiKeys:0:Sha256={Hash("another key")}",
            "Service:ApiKeys:1:Name=tests",
            $"Service:ApiKeys:1:Sha256={Hash(Key)}"
        );

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    [TestCase("X-Api-Key", Key, HttpStatusCode.OK)]
    [TestCase("Authorization", $"Bearer {Key}", HttpStatusCode.OK)]
    [TestCase("X-Api-Key", "wrong", HttpStatusCode.Unauthorized)]
    [TestCase("X-Api-Key", $"{Key} ", HttpStatusCode.OK, Description = "Spaces at the end are no part of a header")]
    [TestCase("X-Other", Key, HttpStatusCode.Unauthorized)]
    public async Task Models_WithAKey_AreShownWhereItIsKnown(string header, string value, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "v1/models");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await _service.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(status));
    }

    [TestCase("v1/ocr")]
    [TestCase("v1/detect")]
    [TestCase("v1/recognize")]
    public async Task Pictures_WithoutKey_AreRefused(string path)
    {
        using var response = await _service.PostAsync(path, TestPictures.Blank);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("ApiKey"));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        }
    }

    [TestCase("")]
    [TestCase("health/live")]
    [TestCase("health/ready")]
    [TestCase("metrics")]
    public async Task PageAndOperations_NeedNoKey(string path)
    {
        using var response = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Start_KeyInPlaceOfItsHash_IsRefusedWithoutRepeatingIt()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            RunningService.StartAsync("Service:ApiKeys:0:Name=a", $"Service:ApiKeys:0:Sha256={Key}")
        );

        Assert.That(failure!.Message, Does.Contain("Service:ApiKeys:0:Sha256").And.Contain("28 characters"));
        Assert.That(failure.Message, Does.Not.Contain(Key));
    }

    [TestCase("Service:MaxPictures=0", "Service:MaxPictures is 0; it must be 1 to 1000")]
    [TestCase("Service:RequestTimeout=00:00:00", "Service:RequestTimeout is 00:00:00; it must be 00:00:01 to 01:00:00")]
    [TestCase("PaddleOcr:Workers=1000", "PaddleOcr:Workers is 1000; it must be 1 to 256")]
    public async Task Start_OptionOutOfRange_NamesPropertyValueAndRule(string setting, string message)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartAsync(setting));

        Assert.That(failure!.Message, Does.Contain(message));
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
