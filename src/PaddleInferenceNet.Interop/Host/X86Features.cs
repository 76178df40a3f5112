using System.Runtime.Intrinsics.X86;

namespace PaddleInferenceNet.Interop;

/// <summary>
/// Instruction sets of an x86 processor, asked of the processor itself: a program compiled ahead of time answers
/// <c>IsSupported</c> for the machine it was compiled for. Bits are those of the CPUID instruction.
/// </summary>
internal static class X86Features
{
    private const int General = 1;
    private const int Extended = 7;

    private enum Register
    {
        Eax,
        Ebx,
        Ecx,
    }

    private static readonly (string Name, int Leaf, int Subleaf, Register Register, int Bit)[] Known =
    [
        ("sse4.2", General, 0, Register.Ecx, 20),
        ("osxsave", General, 0, Register.Ecx, 27),
        ("avx", General, 0, Register.Ecx, 28),
        ("fma", General, 0, Register.Ecx, 12),
        ("avx2", Extended, 0, Register.Ebx, 5),
        ("avx512f", Extended, 0, Register.Ebx, 16),
        ("avx512bw", Extended, 0, Register.Ebx, 30),
        ("avx512vl", Extended, 0, Register.Ebx, 31),
        ("avx512vbmi", Extended, 0, Register.Ecx, 1),
        ("avx512vnni", Extended, 0, Register.Ecx, 11),
        ("avxvnni", Extended, 1, Register.Eax, 4),
    ];

    /// <summary>Names of those that are there; empty on other processors.</summary>
    public static IReadOnlyList<string> Present { get; } =
        X86Base.IsSupported ? [.. Known.Where(IsPresent).Select(feature => feature.Name)] : [];

    /// <summary>Whether AVX is there and the system saves its registers.</summary>
    public static bool HasAvx => Present.Contains("avx") && Present.Contains("osxsave");

    private static bool IsPresent((string Name, int Leaf, int Subleaf, Register Register, int Bit) feature)
    {
        if (X86Base.CpuId(0, 0).Eax < feature.Leaf)
        {
            return false;
        }

        var (eax, ebx, ecx, _) = X86Base.CpuId(feature.Leaf, feature.Subleaf);
        var bits = feature.Register switch
        {
            Register.Eax => eax,
            Register.Ebx => ebx,
            _ => ecx,
        };
        return ((uint)bits >> feature.Bit & 1) != 0;
    }
}
