using System.Diagnostics;

namespace PaddleInferenceNet.Tests;

/// <summary>A program compiled ahead of time reads a picture; warnings of trimmer and compiler are errors there.</summary>
[Category("Slow")]
public sealed class AotTests : NativeFixture
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Test]
    public void Publish_SmallProgram_ReadsAPicture()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Compiled ahead of time on Linux only.");
        }

        using TemporaryFolder folder = new();
        var picture = RepositoryRoot.Combine("tests", "data", "pictures", "menu.png");
        var expected = File.ReadAllLines(Path.ChangeExtension(picture, ".txt"));
        var project = RepositoryRoot.Combine("tests", "PaddleInferenceNet.Aot");
        var output = folder.Combine("app");

        Run(
            "dotnet",
            "publish",
            project,
            "-c",
            "Release",
            "--use-current-runtime",
            "-o",
            output,
            "--artifacts-path",
            folder.Combine("artifacts")
        );

        Assert.That(
            File.Exists(Path.Combine(output, "PaddleInferenceNet.dll")),
            Is.False,
            "not compiled ahead of time"
        );
        var text = Run(
            Path.Combine(output, "PaddleInferenceNet.Aot"),
            RepositoryRoot.Combine("third_party", "models"),
            picture
        );
        Assert.That(
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WithoutSpaces),
            Is.EqualTo(expected.Select(WithoutSpaces))
        );
    }

    // Where one word ends is not read as surely as the letters are.
    private static string WithoutSpaces(string line) => line.Replace(" ", "", StringComparison.Ordinal).Trim();

    private static string Run(string file, params string[] arguments)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true };
        start.Environment["PADDLE_INFERENCE_LIBRARY"] = PaddleLibrary.Path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{file}' did not end within {Limit.TotalMinutes} minutes.");
        }

        Assert.That(process.ExitCode, Is.Zero, output.Result);
        return output.Result;
    }
}
