using System.Globalization;

namespace PaddleInferenceNet;

/// <summary>The end of a process in words.</summary>
internal static class ExitText
{
    private const int FirstSignal = 128;
    private const int MostLines = 12;

    /// <summary>Writes "exit code 3" or "signal 6 (SIGABRT, an abort)".</summary>
    public static string Of(int? exitCode)
    {
        if (exitCode is not { } code)
        {
            return "an unknown exit code";
        }

        var signal = code - FirstSignal;
        return OperatingSystem.IsWindows() || signal is <= 0 or > 64
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {code}")
            : string.Create(CultureInfo.InvariantCulture, $"signal {signal}{Name(signal)}");
    }

    public static string LastLines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(MostLines));

    private static string Name(int signal) =>
        signal switch
        {
            4 => " (SIGILL, an instruction that this processor lacks)",
            6 => " (SIGABRT, an abort)",
            7 => " (SIGBUS, memory that is not there)",
            8 => " (SIGFPE, wrong arithmetic)",
            9 => " (SIGKILL, killed from outside, as the system does when memory runs out)",
            11 => " (SIGSEGV, memory that is not the process's)",
            _ => "",
        };
}
