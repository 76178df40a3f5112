using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace PaddleInferenceNet.Measuring;

/// <summary>Where the figures were taken.</summary>
public sealed record Machine(string Processor, int Cores, string InstructionSets, string System, string Runtime)
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    public static Machine Current { get; } =
        new(
            ProcessorName(),
            Environment.ProcessorCount,
            string.Join(' ', Supported()),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription
        );

    /// <summary>One line for a report.</summary>
    public override string ToString() => $"{Processor}, {Cores} cores, {InstructionSets}; {System}; {Runtime}";

    private static string ProcessorName()
    {
        if (!OperatingSystem.IsLinux())
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        var line = File.ReadLines(LinuxProcessors)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line is null ? "unknown" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static IEnumerable<string> Supported()
    {
        if (Avx2.IsSupported)
        {
            yield return "AVX2";
        }

        if (Fma.IsSupported)
        {
            yield return "FMA";
        }

        if (Avx512F.IsSupported)
        {
            yield return "AVX-512F";
        }
    }
}
