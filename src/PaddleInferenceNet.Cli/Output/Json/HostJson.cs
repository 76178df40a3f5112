namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>Machine and system.</summary>
/// <param name="Os">Name and version.</param>
/// <param name="Architecture">Of the process.</param>
/// <param name="Glibc">Version of the GNU C library; absent without it.</param>
/// <param name="CpuFeatures">Instruction sets of the processor.</param>
internal sealed record HostJson(string Os, string Architecture, string? Glibc, string[] CpuFeatures)
{
    public static HostJson OfProcess() =>
        new(HostInfo.OperatingSystem, HostInfo.Architecture, HostInfo.Glibc, [.. HostInfo.CpuFeatures]);
}
