using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Interop;

/// <summary>Files of Linux that are memory and have no name. Their length is fixed, so that nobody can cut off a page in use.</summary>
[SupportedOSPlatform("linux")]
internal static partial class MemoryFile
{
    private const string Name = "paddle";
    private const uint CloseOnExec = 1;
    private const uint AllowSeals = 2;
    private const int AddSeals = 1033;
    private const int SealSeals = 1;
    private const int SealShrink = 2;
    private const int SealGrow = 4;

    /// <exception cref="IOException">The system has no descriptor left, or not that much memory.</exception>
    public static SafeFileHandle Create(long length)
    {
        var descriptor = CreateDescriptor(Name, CloseOnExec | AllowSeals);
        if (descriptor < 0)
        {
            throw Failure("memfd_create");
        }

        SafeFileHandle handle = new(descriptor, ownsHandle: true);
        try
        {
            RandomAccess.SetLength(handle, length);
            return Control(handle, AddSeals, SealSeals | SealShrink | SealGrow) == 0 ? handle : throw Failure("fcntl");
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static IOException Failure(string function) =>
        new($"{function} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport(
        "libc",
        EntryPoint = "memfd_create",
        StringMarshalling = StringMarshalling.Utf8,
        SetLastError = true
    )]
    private static partial int CreateDescriptor(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle descriptor, int command, int argument);
}
