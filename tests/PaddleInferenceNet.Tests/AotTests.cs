using System.Diagnostics;

namespace PaddleInferenceNet.Tests;

/// <summary>A program compiled ahead of time reads a tensor; warnings of trimmer and compiler are errors there.</summary>
[Category("Slow")]
public sealed class AotTests : NativeFixture
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Test]
    public void Publish_SmallProgram_RunsAModel()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Compiled ahead of time on Linux only.");
        }

        using TemporaryFolder folder = new();
        var (program, parameters) = TinyModel.WriteTo(folder.Path);
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
        Assert.That(
            Run(Path.Combine(output, "PaddleInferenceNet.Aot"), program, parameters).Trim(),
            Is.EqualTo("11 22 33")
        );
    }

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
