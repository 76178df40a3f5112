using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PaddleInferenceNet.Service.Tests.Support;

namespace PaddleInferenceNet.Service.Tests;

/// <summary>What the endpoints answer.</summary>
[TestFixture, Category("Model"), Category("Native")]
internal sealed class OcrEndpointTests
{
    private RunningService _service = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _service = await RunningService.StartAsync(
            "Service:MaxBodyBytes=200000",
            "Service:MaxPictures=3",
            "PaddleOcr:Limits:MaxPixels=50000000"
        );

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    [Test]
    public async Task Ocr_BodyIsAPicture_GivesItsLinesInOrder()
    {
        using var response = await _service.PostAsync("v1/ocr", TestPictures.Menu);
        var picture = (await Json(response)).GetProperty("pictures")[0];

        var lines = picture.GetProperty("lines");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(picture.GetProperty("width").GetInt32(), Is.EqualTo(640));
            Assert.That(picture.GetProperty("height").GetInt32(), Is.EqualTo(480));
            Assert.That(lines.GetArrayLength(), Is.EqualTo(11));
            Assert.That(lines[1].GetProperty("text").GetString(), Is.EqualTo("Menu of the day"));
            Assert.That(lines[1].GetProperty("score").GetDouble(), Is.InRange(0.9, 1));
            Assert.That(lines[1].GetProperty("angle").GetInt32(), Is.Zero);
            Assert.That(lines[1].GetProperty("box").GetArrayLength(), Is.EqualTo(4));
            Assert.That(lines[1].GetProperty("box")[0][1].GetDouble(), Is.EqualTo(102).Within(8));
            Assert.That(picture.GetProperty("text").GetString(), Does.StartWith("今日菜单\nMenu of the day\n"));
            Assert.That(picture.GetProperty("times").GetProperty("totalMs").GetDouble(), Is.Positive);
            Assert.That(picture.GetProperty("error").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    [Test]
    public async Task Ocr_FormatText_GivesPlainText()
    {
        using var response = await _service.PostAsync("v1/ocr?format=text", TestPictures.Menu);

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("今日菜单\nMenu of the day\n"));
    }

    [Test]
    public async Task Ocr_FormWithABrokenPicture_GivesTheOthersAndSaysWhatIsWrong()
    {
        using var response = await _service.PostFormAsync(
            "v1/ocr",
            ("menu.png", TestPictures.Menu),
            ("broken.png", "no picture"u8.ToArray()),
            ("invoice.png", TestPictures.Invoice)
        );
        var pictures = (await Json(response)).GetProperty("pictures");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                pictures.EnumerateArray().Select(picture => picture.GetProperty("name").GetString()),
                Is.EqualTo(new[] { "menu.png", "broken.png", "invoice.png" })
            );
            Assert.That(pictures[0].GetProperty("lines").GetArrayLength(), Is.EqualTo(11));
            Assert.That(pictures[1].GetProperty("error").GetProperty("status").GetInt32(), Is.EqualTo(422));
            Assert.That(
                pictures[1].GetProperty("error").GetProperty("detail").GetString(),
                Does.Contain("first bytes")
            );
            Assert.That(pictures[2].GetProperty("lines").GetArrayLength(), Is.EqualTo(12));
        }
    }

    [Test]
    public async Task Ocr_OptionsInTheForm_Count()
    {
        MultipartFormDataContent form = new()
        {
            { new ByteArrayContent(TestPictures.Menu), "file", "menu.png" },
            { new StringContent("english"), "language" },
            { new StringContent("0.99"), "minScore" },
        };
        using var response = await _service.Client.PostAsync(new Uri("v1/ocr", UriKind.Relative), form);

        var lines = (await Json(response)).GetProperty("pictures")[0].GetProperty("lines");
        Assert.That(lines.GetArrayLength(), Is.InRange(1, 10));
        Assert.That(lines.EnumerateArray().Select(line => line.GetProperty("score").GetDouble()), Is.All.AtLeast(0.99));
    }

    [Test]
    public async Task Detect_Picture_GivesRegionsWithoutText()
    {
        using var response = await _service.PostAsync("v1/detect", TestPictures.Menu);
        var picture = (await Json(response)).GetProperty("pictures")[0];

        var regions = picture.GetProperty("regions");
        Assert.That(regions.GetArrayLength(), Is.EqualTo(11));
        Assert.That(regions[0].GetProperty("score").GetDouble(), Is.InRange(0.6, 1));
        Assert.That(regions[0].GetProperty("outline").GetArrayLength(), Is.AtLeast(4));
    }

    [Test]
    public async Task Recognize_LinesAndABrokenOne_GivesOneTextForEach()
    {
        using var response = await _service.PostFormAsync(
            "v1/recognize",
            ("line.bmp", BmpFile.Cut(TestPictures.Menu, left: 36, top: 100, width: 280, height: 40)),
            ("broken.png", "no picture"u8.ToArray()),
            ("blank.png", TestPictures.Blank)
        );
        var pictures = (await Json(response)).GetProperty("pictures");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pictures[0].GetProperty("text").GetString(), Is.EqualTo("Menu of the day"));
            Assert.That(pictures[0].GetProperty("score").GetDouble(), Is.InRange(0.9, 1));
            Assert.That(pictures[1].GetProperty("error").GetProperty("status").GetInt32(), Is.EqualTo(422));
            Assert.That(pictures[2].GetProperty("text").GetString(), Is.Empty);
        }
    }

    [Test]
    public async Task Models_ListLanguagesAndLimits()
    {
        var models = await _service.Client.GetFromJsonAsync<JsonElement>(new Uri("v1/models", UriKind.Relative));

        var languages = models.GetProperty("languages");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                languages.EnumerateArray().Select(language => language.GetProperty("code").GetString()),
                Is.EqualTo(new[] { "ch", "en" })
            );
            Assert.That(languages[0].GetProperty("isDefault").GetBoolean(), Is.True);
            Assert.That(models.GetProperty("limits").GetProperty("maxPictures").GetInt32(), Is.EqualTo(3));
            Assert.That(models.GetProperty("library").GetString(), Does.Contain("version"));
        }
    }

    [TestCase("v1/ocr?language=klingon", "klingon")]
    [TestCase("v1/ocr?language=de", "not loaded")]
    [TestCase("v1/ocr?minScore=2", "0 to 1")]
    [TestCase("v1/ocr?minScore=much", "much")]
    [TestCase("v1/ocr?format=xml", "xml")]
    public async Task Ocr_WrongOption_IsRefusedWithItsValue(string path, string part)
    {
        using var response = await _service.PostAsync(path, TestPictures.Blank);

        await AssertProblem(response, HttpStatusCode.BadRequest, part);
    }

    [TestCase("text/plain")]
    [TestCase("image/svg+xml")]
    [TestCase("application/json")]
    public async Task Ocr_OtherContentType_IsRefused(string type)
    {
        using var response = await _service.PostAsync("v1/ocr", TestPictures.Menu, type);

        await AssertProblem(response, HttpStatusCode.UnsupportedMediaType, type);
    }

    [Test]
    public async Task Ocr_CompressedBody_IsRefused()
    {
        ByteArrayContent content = new(TestPictures.Menu);
        content.Headers.ContentType = new("image/png");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await _service.Client.PostAsync(new Uri("v1/ocr", UriKind.Relative), content);

        await AssertProblem(response, HttpStatusCode.UnsupportedMediaType, "gzip");
    }

    [Test]
    public async Task Ocr_FormWithoutFile_IsRefused()
    {
        using var response = await _service.Client.PostAsync(
            new Uri("v1/ocr", UriKind.Relative),
            new MultipartFormDataContent { { new StringContent("b"), "a" } }
        );

        await AssertProblem(response, HttpStatusCode.BadRequest, "no file");
    }

    [Test]
    public async Task Ocr_FormThatEndsEarly_IsRefused()
    {
        using var response = await _service.PostAsync(
            "v1/ocr",
            "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.png\"\r\n\r\nabc"u8.ToArray(),
            "multipart/form-data; boundary=b"
        );

        await AssertProblem(response, HttpStatusCode.BadRequest, "form");
    }

    [Test]
    public async Task Ocr_TooManyPictures_IsRefusedWithBothNumbers()
    {
        var blank = ("blank.png", TestPictures.Blank);
        using var response = await _service.PostFormAsync("v1/ocr", blank, blank, blank, blank);

        await AssertProblem(response, HttpStatusCode.RequestEntityTooLarge, "4 files; 3 pictures");
    }

    [TestCase("image/png")]
    [TestCase("multipart")]
    public async Task Ocr_TooLongBody_IsRefused(string type)
    {
        var file = new byte[300_000];
        using var response =
            type == "multipart"
                ? await _service.PostFormAsync("v1/ocr", ("long.png", file))
                : await _service.PostAsync("v1/ocr", file, type);

        await AssertProblem(response, HttpStatusCode.RequestEntityTooLarge, "");
    }

    [Test]
    public async Task Ocr_EmptyBody_IsRefused()
    {
        using var response = await _service.PostAsync("v1/ocr", []);

        await AssertProblem(response, HttpStatusCode.UnprocessableEntity, "empty");
    }

    [TestCase("GET", "v1/ocr", HttpStatusCode.MethodNotAllowed)]
    [TestCase("GET", "v2/ocr", HttpStatusCode.NotFound)]
    public async Task OtherAddresses_AreProblemsToo(string method, string path, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using var response = await _service.Client.SendAsync(request);

        await AssertProblem(response, status, "");
    }

    [Test]
    public async Task Health_Metrics_AndDocument_AreThere()
    {
        using var read = await _service.PostAsync("v1/ocr", TestPictures.Blank);
        var metrics = await _service.Client.GetStringAsync(new Uri("metrics", UriKind.Relative));
        var document = await _service.Client.GetFromJsonAsync<JsonElement>(
            new Uri("openapi/v1.json", UriKind.Relative)
        );

        using (Assert.EnterMultipleScope())
        {
            foreach (var path in new[] { "health/live", "health/ready" })
            {
                using var health = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            }

            foreach (
                var name in new[]
                {
                    "paddle_ocr_queue_depth",
                    "paddle_ocr_queue_wait_seconds_count",
                    "paddle_ocr_stage_duration_seconds_bucket",
                    "paddle_ocr_pictures_total",
                    "paddle_ocr_native_memory_bytes",
                }
            )
            {
                Assert.That(metrics, Does.Contain(name));
            }

            var body = document
                .GetProperty("paths")
                .GetProperty("/v1/ocr")
                .GetProperty("post")
                .GetProperty("requestBody");
            Assert.That(body.GetProperty("content").TryGetProperty("multipart/form-data", out _), Is.True);
            Assert.That(body.GetProperty("content").TryGetProperty("image/png", out _), Is.True);
        }
    }

    [TestCase("", HttpStatusCode.OK)]
    [TestCase("v1/nothing", HttpStatusCode.NotFound)]
    public async Task EveryAnswer_LimitsWhatABrowserDoesWithIt(string path, HttpStatusCode status)
    {
        using var response = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(status));
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.That(policy, Does.StartWith("default-src 'none'; script-src 'self';").And.Not.Contains("unsafe"));
            Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(response.Headers.Contains("Server"), Is.False);
        }
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task AssertProblem(HttpResponseMessage response, HttpStatusCode status, string part)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(status), body);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        using var problem = JsonDocument.Parse(body);
        Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
        Assert.That(body, Does.Contain(part).And.Not.Contains("   at "));
    }
}
