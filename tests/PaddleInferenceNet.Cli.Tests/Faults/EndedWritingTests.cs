using System.Diagnostics;
using System.Globalization;
using PaddleInferenceNet.Cli.Tests.Native;
using PaddleInferenceNet.Cli.Tests.Support;
using PaddleInferenceNet.Tests;

namespace PaddleInferenceNet.Cli.Tests.Faults;

/// <summary>The program is ended while it writes a large file over an old one, and run again.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "Processes are ended with a signal.")]
public sealed class EndedWritingTests
{
    private const string Half = ".paddle-ocr-*.tmp";

    // The moment is chosen from outside, so now and then the file is whole before the signal comes.
    private const int Attempts = 10;

    private static readonly byte[] Old = [1];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private TemporaryFolder _home = null!;
    private string _out = null!;

    [SetUp]
    public void CreateFolders()
    {
        _home = new TemporaryFolder();
        _out = Directory.CreateDirectory(_home.Combine("out")).FullName;
    }

    [TearDown]
    public void DeleteFolders() => _home.Dispose();

    [Test]
    public async Task Export_EndedWhileItWrites_KeepsTheOldLibraryAndWorksAgain([Values] EndingSignal signal)
    {
        const string Library = "libbig.so";
        const int Bytes = 256 << 20;
        await using var server = ArchiveServer.Of(TestNative.Archive());
        using EnvironmentVariables variables = new(
            ("PADDLE_OCR_HOME", _home.Path),
            ("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri)
        );
        var installed = TestProgram.RunInside(["native", "get", .. TestNative.Choice]).Output.Trim();
        var folder = Directory.CreateDirectory(Path.Combine(installed, "third_party", "install", "big", "lib"));
        var source = Path.Combine(folder.FullName, Library);
        WriteZeros(source, Bytes);
        string[] export = ["native", "export", .. TestNative.Choice, "--to", _out];

        await EndInTheMiddle(signal, Path.Combine(_out, Library), Bytes, export);

        WriteZeros(source, 1);
        var outcome = await TestProgram.Run(export);
        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        AssertFiles((Library, 1), ("libdnnl.so.3", 4), ("libpaddle_inference_c.so", 300_000), ("version.txt", 27));
    }

    [Test]
    public async Task Run_EndedWhileItWrites_KeepsTheOldOutputAndWorksAgain([Values] EndingSignal signal)
    {
        const int Rows = 4_000_000;
        const int Bytes = Rows * 3 * sizeof(float);
        TestLibrary.Require();
        TinyModel.WriteTo(Directory.CreateDirectory(_home.Combine("model")).FullName);
        var input = _home.Combine("x.f32");
        WriteZeros(input, Bytes);

        var output = Path.Combine(_out, "y.f32");
        string[] model = ["run", "--model", _home.Combine("model"), "--output", output, "--input", input];
        await EndInTheMiddle(signal, output, Bytes, [.. model, "--shape", $"{Rows},3"]);

        WriteZeros(input, Bytes / Rows);
        var outcome = await TestProgram.Run([.. model, "--shape", "1,3"]);
        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        AssertFiles(("y.f32", Bytes / Rows));
        Assert.That(Float32File.Read(output), Is.EqualTo(new float[] { 1, 2, 3 }));
    }

    /// <summary>Ends the program until it was in the middle of the file. The file is old or new every time.</summary>
    private async Task EndInTheMiddle(EndingSignal signal, string path, long bytes, string[] arguments)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            File.WriteAllBytes(path, Old);
            using var program = TestProgram.Start(arguments);
            using var sender = Sender(signal, program);
            UntilItWrites(program);
            sender.StandardInput.Close();
            var code = await TestProgram.CodeOf(program);
            await sender.WaitForExitAsync();

            var isOld = new FileInfo(path).Length == Old.Length;
            Assert.That(new FileInfo(path).Length, Is.EqualTo(isOld ? Old.Length : bytes), "neither old nor whole");
            if (!isOld)
            {
                continue;
            }

            // Who is asked to end takes the half away; who is not leaves it under a name of its own.
            var isAsked = signal == EndingSignal.Terminate;
            Assert.That(code, Is.EqualTo(isAsked ? 143 : 137), await program.StandardError.ReadToEndAsync());
            Assert.That(Directory.GetFiles(_out, Half), Has.Length.EqualTo(isAsked ? 0 : 1));
            return;
        }

        Assert.Fail($"The file was whole before the signal {Attempts} times.");
    }

    private static void WriteZeros(string path, long bytes)
    {
        using var file = File.Create(path);
        file.SetLength(bytes);
    }

    // A shell that is there already, and sends the signal as soon as its input ends.
    private static Process Sender(EndingSignal signal, Process program)
    {
        var name = signal == EndingSignal.Kill ? "KILL" : "TERM";
        var id = program.Id.ToString(CultureInfo.InvariantCulture);
        return Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"read line; kill -s {name} {id}"]) { RedirectStandardInput = true }
        )!;
    }

    private void UntilItWrites(Process program)
    {
        var start = Stopwatch.GetTimestamp();
        while (!Directory.EnumerateFiles(_out, Half).Any() && !program.HasExited)
        {
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(Patience));
            Thread.Sleep(1);
        }
    }

    private void AssertFiles(params (string Name, long Length)[] files) =>
        Assert.That(
            new DirectoryInfo(_out).GetFiles().Select(file => (file.Name, file.Length)),
            Is.EquivalentTo(files)
        );
}
