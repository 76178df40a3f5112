namespace PaddleInferenceNet.Cli.Output;

/// <summary>
/// A file that appears whole or not at all: it is written under another name in the same folder, brought to the disk, and
/// then renamed.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const string Devices = "/dev";
    private const string TemporaryStart = ".paddle-ocr-";
    private const string TemporaryEnd = ".tmp";

    private readonly string _path;
    private readonly string _option;
    private readonly string _temporary;
    private readonly FileStream _stream;

    /// <param name="path">Its place.</param>
    /// <param name="option">The option that named it, for messages.</param>
    /// <exception cref="CommandException">Nothing can be written in that folder.</exception>
    public AtomicFile(string path, string option = "--output")
    {
        _option = option;
        RequireWritable(path, option);
        _path = BehindLinks(path);
        _temporary = Path.Combine(
            Path.GetDirectoryName(_path)!,
            $"{TemporaryStart}{Path.GetRandomFileName()}{TemporaryEnd}"
        );
        _stream = Guard(path, () => new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None));
    }

    /// <summary>Refuses a path that cannot become a file, before any work is done for it.</summary>
    /// <exception cref="CommandException">Its folder does not exist, or it is a folder or a device itself.</exception>
    public static void RequireWritable(string path, string option = "--output")
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path) || folder is null)
        {
            throw CommandException.WrongUsage($"{option} '{path}' is a folder; name a file.");
        }

        if (!Directory.Exists(folder))
        {
            throw CommandException.WrongUsage($"{option} '{path}': the folder '{folder}' does not exist.");
        }

        // A rename would put a file in place of the device.
        if (folder == Devices)
        {
            throw CommandException.WrongUsage($"{option} '{path}' is a device; name a file.");
        }
    }

    /// <summary>Deletes what runs that were ended have left in a folder, but not what another one is writing just now.</summary>
    public static void DeleteLeftovers(string folder)
    {
        // Names that begin with a dot are hidden ones.
        EnumerationOptions all = new() { AttributesToSkip = default };
        foreach (var path in Directory.EnumerateFiles(folder, $"{TemporaryStart}*{TemporaryEnd}", all))
        {
            try
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Delete);
                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is open in another run, or gone, or another user's.
            }
        }
    }

    /// <summary>Writes a file whole, in one call.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, string option)
    {
        using AtomicFile file = new(path, option);
        file.Write(content);
        file.Commit();
    }

    /// <summary>Writes bytes and brings them to the disk.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => Put(bytes, flushToDisk: true);

    /// <summary>Writes bytes that are brought to the disk with those that follow.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => Put(bytes, flushToDisk: false);

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        Write([]);
        _stream.Dispose();
        Guard(
            _path,
            () =>
            {
                File.Move(_temporary, _path, overwrite: true);
                return true;
            }
        );
    }

    /// <summary>Takes away what was not committed.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What the disk had no room for is thrown away here anyway.
        }
        finally
        {
            File.Delete(_temporary);
        }
    }

    private void Put(ReadOnlySpan<byte> bytes, bool flushToDisk)
    {
        try
        {
            _stream.Write(bytes);
            _stream.Flush(flushToDisk);
        }
        catch (IOException exception)
        {
            throw Failed(_path, exception);
        }
    }

    // Behind a link lies the file that is meant; renaming over the link would part the two.
    private string BehindLinks(string path)
    {
        FileInfo file = new(path);
        return file.LinkTarget is null
            ? file.FullName
            : Guard(path, () => file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    private T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, exception);
        }
    }

    private CommandException Failed(string path, Exception exception) =>
        new(ExitCode.Failed, $"{_option} '{path}' cannot be written: {exception.Message}", exception);
}
