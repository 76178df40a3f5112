using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using PaddleInferenceNet.Service.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PaddleInferenceNet.Service.Tests;

/// <summary>The page in a real browser.</summary>
[TestFixture, Category("Browser"), Category("Model"), Category("Native")]
internal sealed class PageTests
{
    private RunningService _service = null!;
    private Browser _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _browser = await Browser.RequireAsync();
        _service = await RunningService.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    [Test]
    public async Task Page_ChosenPicture_ShowsBoxesLinesAndScores()
    {
        await using var view = await OpenAsync();
        var page = view.Page;
        await Browser.KeepAsync(page, "page-empty");

        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);

        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);
        await Expect(page.Locator("#boxes polygon")).ToHaveCountAsync(11);
        await Expect(page.Locator("#count")).ToHaveTextAsync("11 lines");
        await Expect(page.Locator("#lines li").Nth(1)).ToContainTextAsync("Menu of the day");
        await Expect(page.Locator("#lines li data").First).ToHaveTextAsync("99%");

        await page.Locator("#boxes polygon").Nth(1).HoverAsync();
        await Expect(page.Locator("#tip")).ToContainTextAsync("Menu of the day");
        await Expect(page.Locator("#lines li").Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Browser.KeepAsync(page, "page-read");
        view.AssertNoComplaints();
    }

    [Test]
    public async Task Page_Boxes_LieOverTheTextOfThePicture()
    {
        await using var view = await OpenAsync();
        await view.Page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);
        await Expect(view.Page.Locator("#boxes polygon")).ToHaveCountAsync(11);

        var image = await view.Page.Locator("#image").BoundingBoxAsync();
        var box = await view.Page.Locator("#boxes polygon").Nth(1).BoundingBoxAsync();

        // "Menu of the day" is at about 40, 102 to 309, 137 of 640 x 480 pixels.
        var scale = image!.Width / 640;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((box!.X - image.X) / scale, Is.EqualTo(40).Within(8));
            Assert.That((box.Y - image.Y) / scale, Is.EqualTo(102).Within(8));
            Assert.That(box.Width / scale, Is.EqualTo(269).Within(12));
        }
    }

    [Test]
    public async Task Page_CopyAndDownload_GiveTextAndJson()
    {
        await using var view = await OpenAsync();
        var page = view.Page;
        await page.Locator("#files").SetInputFilesAsync(TestPictures.InvoicePath);
        await Expect(page.Locator("#count")).ToHaveTextAsync("12 lines");

        await page.Locator("#copy").ClickAsync();
        await Expect(page.Locator("#toast")).ToHaveTextAsync("Copied");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.That(copied.Split('\n'), Has.Length.EqualTo(12).And.Some.EqualTo("INVOICE"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#download").ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo("invoice.json"));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        var lines = json.RootElement.GetProperty("pictures")[0].GetProperty("lines");
        Assert.That(lines.GetArrayLength(), Is.EqualTo(12));
    }

    [Test]
    public async Task Page_DroppedAndPastedPictures_AreReadOneByOne()
    {
        await using var view = await OpenAsync();
        var page = view.Page;

        await SendAsync(page, "drop", "dataTransfer", TestPictures.Menu, "menu.png", "image/png");
        await SendAsync(page, "paste", "clipboardData", TestPictures.Invoice, "invoice.png", "image/png");

        await Expect(page.Locator("#strip [data-phase=done]")).ToHaveCountAsync(2);
        await Expect(page.Locator("#count")).ToHaveTextAsync("12 lines");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("#count")).ToHaveTextAsync("11 lines");
        await Browser.KeepAsync(page, "page-two-pictures");
        view.AssertNoComplaints();
    }

    [Test]
    public async Task Page_Keyboard_WalksThroughTheLines()
    {
        await using var view = await OpenAsync();
        var page = view.Page;
        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);
        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);

        await page.Locator("#lines").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowUp");

        await Expect(page.Locator("#lines [aria-selected=true]")).ToContainTextAsync("9.80");
        await Expect(page.Locator("#tip")).ToContainTextAsync("9.80");
        await Expect(page.Locator("#boxes polygon.current")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Page_HighMinimum_HidesLines()
    {
        await using var view = await OpenAsync();
        var page = view.Page;
        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);
        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);

        await page.Locator("#minimum").FillAsync("99");

        Assert.That(await page.Locator("#lines li").CountAsync(), Is.InRange(1, 10));
    }

    [Test]
    public async Task Page_Languages_AreThoseOfTheService_AndReadAgain()
    {
        await using var view = await OpenAsync();
        var page = view.Page;
        await Expect(page.Locator("#language option")).ToHaveTextAsync(["Chinese", "English"]);
        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);
        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);

        var request = await page.RunAndWaitForRequestAsync(
            () => page.Locator("#language").SelectOptionAsync("en"),
            "**/v1/ocr*"
        );

        Assert.That(request.Url, Does.EndWith("language=en"));
        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);
    }

    [Test]
    public async Task Page_FileThatIsNoPicture_SaysWhatIsWrong()
    {
        await using var view = await OpenAsync();
        var page = view.Page;

        await SendAsync(page, "drop", "dataTransfer", "not a picture"u8.ToArray(), "broken.png", "image/png");

        await Expect(page.Locator("#failure")).ToContainTextAsync("first bytes");
        await Browser.KeepAsync(page, "page-failure");
    }

    [Test]
    public async Task Page_BusyService_IsAskedAgainAfterTheTimeThatItNames()
    {
        await using var view = await OpenAsync();
        var page = view.Page;
        var refusals = 0;
        await page.RouteAsync(
            "**/v1/ocr*",
            async route =>
            {
                if (refusals++ == 0)
                {
                    await route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = 429,
                            Headers = [new("Retry-After", "1")],
                            Body = "{}",
                        }
                    );
                }
                else
                {
                    await route.ContinueAsync();
                }
            }
        );

        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);

        await Expect(page.Locator("#busyText")).ToContainTextAsync("again in 1 s");
        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);
        Assert.That(refusals, Is.EqualTo(2));
    }

    [Test]
    public async Task Page_ServiceWithKeys_AsksForOneAndSendsIt()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData("secret"u8));
        await using var service = await RunningService.StartAsync(
            "Service:ApiKeys:0:Name=page",
            $"Service:ApiKeys:0:Sha256={hash}"
        );
        await using PageView view = new(await _browser.OpenAsync(), service.Address);
        var page = view.Page;
        await page.GotoAsync(service.Address.ToString());
        await Expect(page.Locator("#keyDialog")).ToBeVisibleAsync();
        await Browser.KeepAsync(page, "page-key");

        await page.Locator("#key").FillAsync("secret");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#language option")).ToHaveCountAsync(2);
        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);
        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);
    }

    [Test]
    public async Task Page_SmallDarkScreen_HasEverythingInView()
    {
        await using var view = await OpenAsync(390, 780, ColorScheme.Dark);
        var page = view.Page;

        await page.Locator("#files").SetInputFilesAsync(TestPictures.MenuPath);

        await Expect(page.Locator("#lines li")).ToHaveCountAsync(11);
        await Expect(page.Locator("#image")).ToBeInViewportAsync();
        await Expect(page.Locator("#lines li").First).ToBeInViewportAsync();
        await Expect(page.Locator("#copy")).ToBeInViewportAsync();
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.That(overflow, Is.LessThanOrEqualTo(0), "it can be scrolled sideways");
        await Browser.KeepAsync(page, "page-small-dark");
        view.AssertNoComplaints();
    }

    [Test]
    public async Task Documentation_IsServedFromHere()
    {
        await using var view = await OpenAsync();
        var page = view.Page;

        await page.GotoAsync(new Uri(_service.Address, "docs/").ToString());

        await Expect(page.GetByText("/v1/recognize").First).ToBeVisibleAsync();
        await Browser.KeepAsync(page, "page-docs");
        view.AssertNoComplaints();
    }

    private async Task<PageView> OpenAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _browser.OpenAsync(width, height, scheme);
        PageView view = new(page, _service.Address);
        await page.GotoAsync(_service.Address.ToString());
        await Expect(page.Locator("#language option")).ToHaveCountAsync(2);
        return view;
    }

    // What a hand does with a file: a browser lets no program do it in its place.
    private static async Task SendAsync(
        IPage page,
        string type,
        string member,
        byte[] file,
        string name,
        string mime
    ) =>
        await page.EvaluateAsync(
            """
            ({ type, member, bytes, name, mime }) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: mime }));
              const event = new Event(type, { bubbles: true, cancelable: true });
              Object.defineProperty(event, member, { value: transfer });
              document.body.dispatchEvent(event);
            }
            """,
            new
            {
                type,
                member,
                bytes = Convert.ToBase64String(file),
                name,
                mime,
            }
        );
}
