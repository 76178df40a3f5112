using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>The machine and system of this process, as far as native libraries depend on them.</summary>
public static unsafe class HostInfo
{
    /// <summary>Name and version of the system.</summary>
    public static string OperatingSystem => RuntimeInformation.OSDescription;

    /// <summary>Architecture of the process, such as X64.</summary>
    public static string Architecture => RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>Version of the GNU C library, such as "2.36"; null on systems without it.</summary>
    public static string? Glibc
    {
        get
        {
            if (
                !System.OperatingSystem.IsLinux()
                || !NativeLibrary.TryLoad("libc.so.6", out var library)
                || !NativeLibrary.TryGetExport(library, "gnu_get_libc_version", out var function)
            )
            {
                return null;
            }

            return Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)function)());
        }
    }

    /// <summary>Instruction sets that matter to the kernels and that this processor has, such as "avx2".</summary>
    public static ImmutableArray<string> CpuFeatures { get; } =
    [
        .. X86Features.Present,
        .. AdvSimd.IsSupported ? ["asimd"] : Array.Empty<string>(),
        .. Dp.IsSupported ? ["dotprod"] : Array.Empty<string>(),
    ];
}
