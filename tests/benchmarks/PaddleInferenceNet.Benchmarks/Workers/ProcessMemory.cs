using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Benchmarks.Workers;

/// <summary>How much memory this process has in use.</summary>
internal static class ProcessMemory
{
    private const double MegaByte = 1024 * 1024;
    private const string LinuxStatus = "/proc/self/status";

    public static WorkerReply Read()
    {
        using var process = Process.GetCurrentProcess();
        var peak = OperatingSystem.IsLinux() ? LinuxPeakBytes() : process.PeakWorkingSet64;
        return new WorkerReply(PeakMb: peak / MegaByte, ResidentMb: process.WorkingSet64 / MegaByte);
    }

    // .NET has no peak on Linux; the kernel counts it as VmHWM, in units of 1024 bytes.
    private static long LinuxPeakBytes()
    {
        var line = File.ReadLines(LinuxStatus).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var number = line.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries)[1];
        return long.Parse(number, CultureInfo.InvariantCulture) * 1024;
    }
}
