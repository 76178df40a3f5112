using System.Formats.Tar;
using PaddleInferenceNet.Cli.Tests.Native;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>The program is ended in the middle of a download, as by the user or by a crash, and run again.</summary>
[NonParallelizable]
public sealed class KilledDownloadTests
{
    private const string Model = "ch_ppocr_mobile_v2.0_cls";

    private TemporaryFolder _home = null!;

    [SetUp]
    public void CreateHome() => _home = new TemporaryFolder();

    [TearDown]
    public void DeleteHome() => _home.Dispose();

    [Test]
    public async Task ModelsGet_AfterTheProgramWasEnded_GoesOnAndInstalls([Values] EndingSignal signal)
    {
        using MemoryStream archive = new();
        TarFile.CreateFromDirectory(TestModels.Orientation, archive, includeBaseDirectory: true);

        var folder = await EndAndRunAgain(
            signal,
            archive.ToArray(),
            $"models/.unfinished/{Model}.tar",
            "models",
            "get",
            Model
        );

        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task NativeGet_AfterTheProgramWasEnded_GoesOnAndInstalls([Values] EndingSignal signal)
    {
        var folder = await EndAndRunAgain(
            signal,
            TestNative.Archive(),
            $"natives/.unfinished/{TestNative.Name}.tgz",
            ["native", "get", .. TestNative.Choice]
        );

        Assert.That(File.Exists(Path.Combine(folder, "paddle", "lib", "libpaddle_inference_c.so")));
    }

    /// <summary>Gives the folder that the second run prints.</summary>
    private async Task<string> EndAndRunAgain(
        EndingSignal signal,
        byte[] archive,
        string unfinished,
        params string[] arguments
    )
    {
        var cut = archive.Length / 2;
        var isFirst = true;
        await using ArchiveServer server = new(request =>
        {
            var answer = ArchiveServer.Answer.Of(archive, request, isFirst ? cut : null) with { Stalls = isFirst };
            isFirst = false;
            return answer;
        });
        using EnvironmentVariables variables = new(
            ("PADDLE_OCR_HOME", _home.Path),
            ("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri)
        );
        FileInfo begun = new(_home.Combine(unfinished));
        using (var ended = TestProgram.Start(arguments))
        {
            await UntilAsync(begun, cut);
            await TestProgram.End(ended, signal);
        }

        // As if it had been ended a little later, while it unpacked.
        Directory.CreateDirectory(Path.ChangeExtension(begun.FullName, null));
        var outcome = await TestProgram.Run(arguments);

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        Assert.That(server.Requests.Select(request => request.Start), Is.EqualTo(new[] { 0, cut }));
        return outcome.Output.Trim();
    }

    private static async Task UntilAsync(FileInfo file, long length)
    {
        for (var i = 0; i < 600; i++)
        {
            file.Refresh();
            if (file.Exists && file.Length == length)
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The download did not come as far as it was sent.");
    }
}
