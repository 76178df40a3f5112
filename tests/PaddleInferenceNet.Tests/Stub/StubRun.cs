using System.Diagnostics;

namespace PaddleInferenceNet.Tests.Stub;

/// <summary>What a process that made a predictor on a stub library said and which native calls it made.</summary>
/// <param name="Said">Its output: warnings, then "done" or the exception.</param>
/// <param name="Calls">Calls with their arguments, in order.</param>
internal sealed record StubRun(string Said, string[] Calls)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Makes and releases a predictor in a process of its own, since a process has one library.</summary>
    /// <param name="release">The release that the stub stands for.</param>
    /// <param name="options">Settings as JSON, as a configuration file has them.</param>
    /// <param name="lacks">Back-ends that the stub is built without.</param>
    /// <param name="what">What is done besides, as <see cref="StubProgram"/> names it.</param>
    /// <param name="denial">A text in the file of the stub that says what it is built without.</param>
    public static StubRun Of(string release, string options, string lacks = "", string? what = null, string denial = "")
    {
        var library = StubLibrary.Require(release, denial);
        using TemporaryFolder folder = new();
        var record = folder.Combine("calls.txt");
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(StubRun).Assembly.Location);
        start.ArgumentList.Add(options);
        if (what is not null)
        {
            start.ArgumentList.Add(what);
        }

        start.Environment["PADDLE_INFERENCE_LIBRARY"] = library;
        start.Environment["PADDLE_STUB_RECORD"] = record;
        start.Environment["PADDLE_STUB_LACKS"] = lacks;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            Assert.Fail("The process on the stub did not end.");
        }

        Assert.That(process.ExitCode, Is.Zero, $"{said.Result}{errors.Result}");
        return new StubRun(said.Result, File.Exists(record) ? File.ReadAllLines(record) : []);
    }
}
