using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PaddleInferenceNet.Packages.Tests;

/// <summary>What users get: the packages, in new projects and as a tool. They read a picture with each.</summary>
[Category("Slow")]
internal sealed partial class PackagesTests
{
    private const string Models = "PaddleInferenceNet.Models.PPOCRv4";
    private const string Extensions = "PaddleInferenceNet.Extensions";
    private const string Tool = "paddle-ocr";
    private const string Worker = "PaddleInferenceNet.Worker";

    private static readonly string Runtime = $"PaddleInferenceNet.Runtime.{RuntimeInformation.RuntimeIdentifier}";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public void Pack_Folder_HoldsEveryPackage()
    {
        var version = PackageFeed.RequireVersion();
        string[] names =
        [
            "PaddleInferenceNet",
            "PaddleInferenceNet.Interop",
            Extensions,
            Models,
            PackageFeed.Library,
            Runtime,
            Tool,
            Worker,
        ];

        Assert.That(PackageFeed.Names, Is.SupersetOf(names.Select(name => $"{name}.{version}.nupkg")));
    }

    [TestCase("PaddleInferenceNet")]
    [TestCase("PaddleInferenceNet.Interop")]
    [TestCase(PackageFeed.Library)]
    [TestCase(Extensions)]
    [TestCase(Tool)]
    public void Pack_Library_HasReadmeLicenceAndSymbols(string name)
    {
        var version = PackageFeed.RequireVersion();
        using var package = ZipFile.OpenRead(Path.Combine(PackageFeed.Folder, $"{name}.{version}.nupkg"));
        using var stream = package.GetEntry($"{name}.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string element) => metadata.Element(metadata.Name.Namespace + element)?.Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value("license"), Is.EqualTo("Apache-2.0"));
            Assert.That(Value("readme"), Is.EqualTo("README.md"));
            Assert.That(Value("description"), Is.Not.Empty);
            Assert.That(package.GetEntry("README.md"), Is.Not.Null);
            Assert.That(File.Exists(Path.Combine(PackageFeed.Folder, $"{name}.{version}.snupkg")));
        }
    }

    [Test]
    public async Task Read_InANewConsoleProject_PrintsTheText()
    {
        using ConsumerProject project = new(
            "Microsoft.NET.Sdk",
            ReadmeSamples.Under("A first program"),
            PackageFeed.Library,
            Runtime,
            Models
        );
        await project.BuildAsync();

        SamplePicture.AssertReadIn(await project.RunAsync("menu.png"));
    }

    [Test]
    public async Task Read_InWorkerProcesses_PrintsTheText()
    {
        const string Default = "OcrModels.FindDefault()";
        var program = ReadmeSamples.Under("A first program");
        Assert.That(program, Does.Contain(Default));
        var isolated = program.Replace(
            Default,
            $"{Default}, new OcrOptions {{ Isolation = PaddleInferenceNet.PredictorIsolation.Process }}",
            StringComparison.Ordinal
        );
        using ConsumerProject project = new(
            "Microsoft.NET.Sdk",
            isolated,
            PackageFeed.Library,
            Worker,
            Runtime,
            Models
        );
        await project.BuildAsync();

        SamplePicture.AssertReadIn(await project.RunAsync("menu.png"));
    }

    [Test]
    public async Task Read_InANewWebProject_AnswersWithTheText()
    {
        using ConsumerProject project = new(
            "Microsoft.NET.Sdk.Web",
            ReadmeSamples.Under("A service"),
            Extensions,
            Runtime,
            Models
        );
        await project.BuildAsync();

        using var service = Process.Start(project.StartInfo("--urls", "http://127.0.0.1:0"))!;
        try
        {
            var address = await AddressOf(service);
            using HttpClient client = new() { BaseAddress = address, Timeout = Patience };
            using ByteArrayContent picture = new(await File.ReadAllBytesAsync(SamplePicture.Path));
            using var answer = await client.PostAsync("/read", picture);

            using var lines = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            var texts = lines.RootElement.EnumerateArray().Select(line => line.GetProperty("text").GetString());
            SamplePicture.AssertReadIn(string.Join('\n', texts));
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    [Test]
    public async Task Read_WithTheInstalledTool_PrintsTheText()
    {
        var version = PackageFeed.RequireVersion();
        using TemporaryFolder folder = new();
        var tools = folder.Combine("tools");
        string[] source = ["--add-source", PackageFeed.Folder, "--version", version, "--no-cache"];
        await Dotnet.RunAsync(folder.Path, ["tool", "install", Tool, "--tool-path", tools, .. source]);

        var program = Path.Combine(tools, OperatingSystem.IsWindows() ? $"{Tool}.exe" : Tool);
        SamplePicture.AssertReadIn(await Dotnet.RunProgramAsync(folder.Path, program, "read", SamplePicture.Path));
    }

    // The host says where it listens before it answers.
    private static async Task<Uri> AddressOf(Process service)
    {
        using CancellationTokenSource limit = new(Patience);
        while (await service.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"The service ended: {await service.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
