using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace PaddleInferenceNet.TestKit;

/// <summary>A real disk with room for so many bytes, at a folder of one test. It is in memory, and gone after the test.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _parent;

    private SmallDisk(TemporaryFolder parent)
    {
        _parent = parent;
        Path = parent.Combine("disk");
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Makes a disk; skips the running test on a system where that is not possible or not allowed.</summary>
    /// <param name="kibibytes">Its room, a multiple of the size of a page, which is 4 on most machines.</param>
    public static SmallDisk Require(int kibibytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Needs Linux and the right to mount a file system, for a disk that is really full.");
        }

        SmallDisk disk = new(new TemporaryFolder());
        Directory.CreateDirectory(disk.Path);
        if (Run("mount", "-t", "tmpfs", "-o", Size(kibibytes), "tmpfs", disk.Path) is { } failure)
        {
            disk._parent.Dispose();
            Assert.Ignore($"Needs the right to mount a file system, which is missing here: {failure}");
        }

        return disk;
    }

    /// <summary>Path of a file or folder on it, which need not exist.</summary>
    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Names of all files on it with their folders, hidden ones included, in ordinal order.</summary>
    public string[] Files() =>
        [
            .. Directory
                .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Fills the rest of the room with a file, but for so many bytes.</summary>
    /// <returns>The file; deleting it makes room again.</returns>
    public string Fill(int leftKibibytes = 0)
    {
        var filler = Combine(".filler");
        var free = new DriveInfo(Path).AvailableFreeSpace - (leftKibibytes * 1024L);
        File.WriteAllBytes(filler, new byte[free]);
        return filler;
    }

    /// <summary>Gives it more room.</summary>
    public void Grow(int kibibytes)
    {
        if (Run("mount", "-o", $"remount,{Size(kibibytes)}", Path) is { } failure)
        {
            throw new InvalidOperationException($"'{Path}' does not grow: {failure}");
        }
    }

    /// <summary>Takes the disk away.</summary>
    public void Dispose()
    {
        // Lazily: a process that was ended may hold it a moment longer.
        Run("umount", "-l", Path);
        _parent.Dispose();
    }

    private static string Size(int kibibytes) => string.Create(CultureInfo.InvariantCulture, $"size={kibibytes}k");

    /// <summary>What a program says where it fails; null where it does not.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors.Trim();
    }
}
