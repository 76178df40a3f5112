using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Measuring;

/// <summary>How much memory this process has in use, in bytes.</summary>
public static class ProcessMemory
{
    private const string LinuxStatus = "/proc/self/status";

    /// <summary>Present resident size.</summary>
    public static long ResidentBytes => Environment.WorkingSet;

    /// <summary>Largest resident size so far.</summary>
    public static long PeakBytes
    {
        get
        {
            if (OperatingSystem.IsLinux())
            {
                return LinuxPeakBytes();
            }

            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    // .NET has no peak on Linux; the kernel counts it as VmHWM, in units of 1024 bytes.
    private static long LinuxPeakBytes()
    {
        var line = File.ReadLines(LinuxStatus).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var number = line.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries)[1];
        return long.Parse(number, CultureInfo.InvariantCulture) * 1024;
    }
}
