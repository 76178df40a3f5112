using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Native;

/// <summary>The commands that work with the official library. Nothing here is fetched from anywhere but this machine.</summary>
[NonParallelizable]
public sealed class NativeCommandTests
{
    private TemporaryFolder _home = null!;
    private EnvironmentVariables _variables = null!;

    [SetUp]
    public void UseAHomeOfTheTest()
    {
        _home = new TemporaryFolder();
        _variables = new EnvironmentVariables(
            ("PADDLE_OCR_HOME", _home.Path),
            ("PADDLE_OCR_MIRROR", "http://127.0.0.1:1/")
        );
    }

    [TearDown]
    public void ForgetTheHome()
    {
        _variables.Dispose();
        _home.Dispose();
    }

    [Test]
    public void List_OfASystem_HasItsArchivesInColumns()
    {
        var outcome = TestProgram.RunInside("native", "list", "--rid", "osx-arm64");

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        Assert.That(outcome.Lines, Has.Length.EqualTo(2));
        Assert.That(
            outcome.Lines[0],
            Does.Match("^  2\\.6\\.2  osx-arm64  openblas  Apache-2\\.0  https://.+/2\\.6\\.2/.+tgz$")
        );
    }

    [Test]
    public void List_UnknownSystem_NamesThoseThereAre() =>
        TestProgram
            .RunInside("native", "list", "--rid", "linux-arm64")
            .AssertFailed(2, "'linux-arm64'", "linux-x64, win-x64, osx-x64, osx-arm64");

    [Test]
    public void List_Json_IsOneObjectALine()
    {
        var outcome = TestProgram.RunInside("native", "list", "--json");

        var first = JsonDocument.Parse(outcome.Lines[1]).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Lines, Has.Length.EqualTo(NativeCatalogue.All.Length));
            Assert.That(first.GetProperty("rid").GetString(), Is.EqualTo("linux-x64"));
            Assert.That(first.GetProperty("cuda").GetString(), Is.EqualTo("11.2"));
            Assert.That(first.TryGetProperty("sha256", out _), Is.False);
        }
    }

    [Test]
    public async Task Get_FromAMirror_InstallsAndPathFindsIt()
    {
        await using var server = ArchiveServer.Of(TestNative.Archive());
        using EnvironmentVariables mirror = new(("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri));

        var get = TestProgram.RunInside(["native", "get", .. TestNative.Choice]);
        var path = TestProgram.RunInside(["native", "path", .. TestNative.Choice]);
        var list = TestProgram.RunInside("native", "list", "--rid", "linux-x64");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(get.Code, Is.Zero, get.Messages);
            Assert.That(get.Output, Is.EqualTo($"{_home.Combine("natives", TestNative.Name)}\n"));
            Assert.That(get.Messages, Does.Contain($"{TestNative.Name}: ").And.Contain(" MiB of "));
            Assert.That(path.Output, Is.EqualTo(get.Output));
            Assert.That(list.Lines.Count(line => line.StartsWith('*')), Is.EqualTo(1));
        }
    }

    [Test]
    public void Get_UnknownVariant_NamesThoseThereAre() =>
        TestProgram
            .RunInside("native", "get", "--rid", "win-x64", "--variant", "mlk")
            .AssertFailed(2, "'mlk'", "win-x64", "2.6.2 mkl", "2.5.2 openblas");

    [Test]
    public void Get_NoServer_Fails() =>
        TestProgram
            .RunInside(["native", "get", .. TestNative.Choice, "--to", _home.Combine("here")])
            .AssertFailed(1, TestNative.Name, "cannot be reached");

    [Test]
    public void Path_NotInstalled_NamesTheCommand() =>
        TestProgram
            .RunInside(["native", "path", .. TestNative.Choice])
            .AssertFailed(1, "is not installed", "paddle-ocr native get --rid linux-x64 --variant mkl --version 2.6.2");

    [Test]
    public async Task Doctor_FetchedLibrary_IsAmongThePlacesWithItsVersionFile()
    {
        TestLibrary.Require();
        await using var server = ArchiveServer.Of(TestNative.Archive(await File.ReadAllBytesAsync(TestLibrary.Path)));
        using EnvironmentVariables mirror = new(("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri));
        var folder = TestProgram.RunInside(["native", "get", .. TestNative.Choice]).Output.Trim();

        var outcome = await TestProgram.Run("doctor", "--json", "--library", folder);
        var text = await TestProgram.Run("doctor", "--library", folder);

        var root = JsonDocument.Parse(outcome.Output).RootElement;
        var place = root.GetProperty("candidates")[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero, outcome.Output);
            Assert.That(
                root.GetProperty("loaded").GetProperty("path").GetString(),
                Is.EqualTo(Path.Combine(folder, "paddle", "lib", "libpaddle_inference_c.so"))
            );
            Assert.That(
                place.GetProperty("version_file").EnumerateArray().Select(line => line.GetString()),
                Is.EqualTo(new[] { "WITH_MKL: ON", "WITH_GPU: OFF" })
            );
            Assert.That(text.Output, Does.Contain("version.txt: WITH_MKL: ON"));
        }
    }

    [Test]
    public async Task Export_Installed_IsPackedForNuGet()
    {
        await using var server = ArchiveServer.Of(TestNative.Archive());
        using EnvironmentVariables mirror = new(("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri));
        var store = _home.Combine("store");
        TestProgram.RunInside(["native", "get", .. TestNative.Choice, "--to", store]);
        var files = _home.Combine("package", TestNative.Name);

        var export = TestProgram.RunInside(["native", "export", .. TestNative.Choice, "--from", store, "--to", files]);
        Assert.That(
            export.Lines,
            Is.EqualTo(new[] { "libdnnl.so.3", "libpaddle_inference_c.so", "version.txt" }),
            export.Messages
        );
        await File.WriteAllTextAsync(Path.Combine(files, ".paddle-ocr-left.tmp"), "half, of a run that was ended");
        await Pack(files);

        using var package = await ZipFile.OpenReadAsync(
            _home.Combine("packages", "PaddleInferenceNet.Runtime.linux-x64.mkl.2.6.2.nupkg")
        );
        Assert.That(
            package.Entries.Select(entry => entry.FullName),
            Is.SupersetOf(
                new[]
                {
                    "LICENSE",
                    "buildTransitive/PaddleInferenceNet.Runtime.linux-x64.mkl.targets",
                    "runtimes/linux-x64/native/libdnnl.so.3",
                    "runtimes/linux-x64/native/libpaddle_inference_c.so",
                    "runtimes/linux-x64/native/version.txt",
                }
            )
        );
        Assert.That(
            package.Entries.Select(entry => Path.GetExtension(entry.FullName)),
            Has.None.AnyOf(".dll", ".a", ".tmp")
        );
    }

    private async Task Pack(string files)
    {
        ProcessStartInfo start = new(
            "dotnet",
            [
                "pack",
                RepositoryRoot.Combine("build", "packaging", "PaddleInferenceNet.Runtime.csproj"),
                $"-p:NativeFolder={files}",
                "--artifacts-path",
                _home.Combine("artifacts"),
                "-o",
                _home.Combine("packages"),
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        // Variables that the test runner's build sets are not for another build.
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        Assert.That(await TestProgram.CodeOf(process), Is.Zero, output);
    }
}
