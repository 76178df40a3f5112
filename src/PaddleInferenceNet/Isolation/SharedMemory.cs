using System.IO.MemoryMappedFiles;
using System.Runtime.Versioning;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>
/// Memory that two processes see. It has no name in any file system on Linux, where the other process reaches it through the
/// descriptor of the first, and none that outlives the processes on Windows. Elsewhere it is a file of the user's, whose name
/// goes as soon as both have it open.
/// </summary>
internal sealed unsafe class SharedMemory : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _pointer;
    private string? _path;

    private SharedMemory(MemoryMappedFile file, string address, long length, string? path = null)
    {
        _file = file;
        _path = path;
        Address = address;
        Length = length;
        try
        {
            _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.ReadWrite);
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _pointer);
        }
        catch
        {
            file.Dispose();
            Hide();
            throw;
        }
    }

    /// <summary>What <see cref="Open"/> takes.</summary>
    public string Address { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    public byte* Pointer => _pointer;

    /// <summary>Makes memory of zeros.</summary>
    /// <exception cref="PaddleException">The system has not that much.</exception>
    public static SharedMemory Create(long length)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                var name = $@"Local\paddle-{Guid.NewGuid():N}";
                return new SharedMemory(MemoryMappedFile.CreateNew(name, length), name, length);
            }

            return OperatingSystem.IsLinux() ? CreateNameless(length) : CreateInFile(length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PaddleException(
                PaddleErrorCode.OutOfMemory,
                nameof(SharedMemory),
                $"{length} bytes of memory for a tensor of a worker process are not to be had: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Makes memory in a file that no other user can open; its name goes with <see cref="Hide"/>.</summary>
    public static SharedMemory CreateInFile(long length)
    {
        var path = Path.Combine(Path.GetTempPath(), $"paddle-{Guid.NewGuid():N}");
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            // Taken now: a page that the disk has no room for would end the process at the first write.
            PreallocationSize = length,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream stream = new(path, options);
        try
        {
            stream.SetLength(length);
            return new SharedMemory(Map(stream, length), path, length, path);
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens what another process made.</summary>
    /// <exception cref="IOException">It is not there, or shorter.</exception>
    public static SharedMemory Open(string address, long length)
    {
        if (OperatingSystem.IsWindows())
        {
            return new SharedMemory(MemoryMappedFile.OpenExisting(address), address, length);
        }

        FileStream stream = new(address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            return new SharedMemory(Map(stream, length), address, length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes the name away, once the other process has it open; what is hidden cannot be opened again.</summary>
    public void Hide()
    {
        if (Interlocked.Exchange(ref _path, null) is { } path)
        {
            File.Delete(path);
            IsHidden = true;
        }
    }

    /// <summary>Whether another process can no longer open it.</summary>
    public bool IsHidden { get; private set; }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        Hide();
    }

    [SupportedOSPlatform("linux")]
    private static SharedMemory CreateNameless(long length)
    {
        var descriptor = MemoryFile.Create(length);
        var address = $"/proc/{Environment.ProcessId}/fd/{descriptor.DangerousGetHandle()}";
        try
        {
            var file = MemoryMappedFile.CreateFromFile(
                descriptor,
                mapName: null,
                length,
                MemoryMappedFileAccess.ReadWrite,
                HandleInheritability.None,
                leaveOpen: false
            );
            return new SharedMemory(file, address, length);
        }
        catch
        {
            descriptor.Dispose();
            throw;
        }
    }

    private static MemoryMappedFile Map(FileStream stream, long length) =>
        stream.Length < length
            ? throw new IOException($"'{stream.Name}' has {stream.Length} bytes, {length} were expected.")
            : MemoryMappedFile.CreateFromFile(
                stream,
                mapName: null,
                length,
                MemoryMappedFileAccess.ReadWrite,
                HandleInheritability.None,
                leaveOpen: false
            );
}
