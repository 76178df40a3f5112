using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>The most memory that the process had in RAM at any time.</summary>
internal static class PeakMemory
{
    private const double KibInMib = 1024;
    private const string Status = "/proc/self/status";
    private const string Key = "VmHWM:";

    /// <summary>MiB, to a tenth.</summary>
    public static double Mib()
    {
        if (FromStatus() is { } kib)
        {
            return Math.Round(kib / KibInMib, 1);
        }

        using var process = Process.GetCurrentProcess();
        return Math.Round(process.PeakWorkingSet64 / KibInMib / KibInMib, 1);
    }

    // On Linux the process class has no peak. The line reads "VmHWM:     123456 kB".
    private static double? FromStatus()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Status))
        {
            return null;
        }

        var line = File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
        var value = line?[Key.Length..].Trim().Split(' ')[0];
        return double.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var kib) ? kib : null;
    }
}
