using System.Diagnostics;
using System.Globalization;
using System.Text;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>Runs the program: as a process, or within the test where no native library is involved.</summary>
internal static class TestProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static string Executable =>
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "paddle-ocr.exe" : "paddle-ocr");

    /// <summary>Runs a command line within the test.</summary>
    public static Outcome RunInside(params string[] arguments)
    {
        using MemoryStream stream = new();
        using ResultOutput output = new(stream, isTerminal: false);
        using StringWriter messages = new();
        var code = Application.Run(arguments, new CommandContext(output, new Messages(messages, false), default));
        return new Outcome((int)code, Encoding.UTF8.GetString(stream.ToArray()), messages.ToString());
    }

    /// <summary>Runs a command line to its end; the tests' library is used unless one is named.</summary>
    public static Task<Outcome> Run(params string[] arguments) => RunWithInput(null, arguments);

    /// <summary>Runs a command line with bytes on standard input.</summary>
    public static async Task<Outcome> RunWithInput(byte[]? input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
        }

        process.StandardInput.Close();
        return new Outcome(await CodeOf(process), await output, await messages);
    }

    /// <summary>Starts the program with its streams in the caller's hands.</summary>
    public static Process Start(params string[] arguments) => Start(Executable, arguments);

    /// <summary>Starts a line of the shell, in which <c>"$0" "$@"</c> is the program with its arguments.</summary>
    public static Process StartInShell(string line, params string[] arguments) =>
        Start("/bin/sh", ["-c", line, Executable, .. arguments]);

    /// <summary>Starts the program so that it takes interrupts: children of a shell's background job would inherit that it ignores them.</summary>
    public static Process StartInterruptible(params string[] arguments) =>
        StartInShell("exec env --default-signal=INT \"$0\" \"$@\"", arguments);

    /// <summary>Ends the program by a signal, and checks that it ends as one that was ended so.</summary>
    public static async Task End(Process process, EndingSignal signal)
    {
        if (OperatingSystem.IsWindows() && signal != EndingSignal.Kill)
        {
            Assert.Ignore("Windows has no signals.");
        }

        if (signal == EndingSignal.Kill)
        {
            process.Kill();
        }
        else
        {
            var number = process.Id.ToString(CultureInfo.InvariantCulture);
            using var sender = Process.Start("kill", ["-s", "TERM", number]);
            await sender.WaitForExitAsync();
        }

        // 128 and the number of the signal.
        Assert.That(await CodeOf(process), Is.EqualTo(signal == EndingSignal.Kill ? 137 : 143).Or.EqualTo(-1));
    }

    /// <summary>Waits for the end; a process that does not end is ended and fails the test.</summary>
    public static async Task<int> CodeOf(Process process)
    {
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new AssertionException($"paddle-ocr did not end within {Limit.TotalMinutes} minutes.");
        }
    }

    private static Process Start(string file, string[] arguments)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["PADDLE_INFERENCE_LIBRARY"] = TestLibrary.Path;
        return Process.Start(start)!;
    }
}
