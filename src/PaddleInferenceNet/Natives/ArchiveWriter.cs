namespace PaddleInferenceNet;

/// <summary>
/// Writes what an archive holds into a folder, and nothing anywhere else. Links come last, when all files are written, so
/// that no file can be written through one.
/// </summary>
internal sealed class ArchiveWriter(string folder, string archive, UnpackLimits limits)
{
    private const int BufferBytes = 128 * 1024;
    private const int MaxTargetLength = 1024;

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnpackEntry> _links = new(StringComparer.Ordinal);
    private int _entries;
    private long _bytes;

    /// <summary>Writes a file or folder, or keeps a link for later.</summary>
    /// <exception cref="InvalidDataException">It must not be written, or its content is damaged.</exception>
    public async Task AddAsync(UnpackEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_entries > limits.Entries)
        {
            throw Refused($"it has more than {limits.Entries} entries");
        }

        var path =
            ArchivePath.Normalize(entry.Path)
            ?? throw Refused($"the path '{entry.Path}' in it leads out of its folder");
        if (path.Length > 0 && !ArchivePath.HasNames(path))
        {
            throw Refused($"the path '{entry.Path}' in it has a name that no file should have");
        }

        if (entry is { Content: null, Target: null })
        {
            CreateFolder(path);
        }
        else if (path.Length == 0 || _files.Contains(path) || _links.ContainsKey(path))
        {
            throw Refused($"it has '{entry.Path}' twice");
        }
        else if (entry.Content is { } content)
        {
            _files.Add(path);
            await WriteAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _links.Add(
                path,
                entry.Target is { Length: > 0 and <= MaxTargetLength }
                    ? entry
                    : throw Refused($"the link '{entry.Path}' in it leads to nothing that could be")
            );
        }
    }

    /// <summary>Makes the links below a folder, except those that lead to nothing.</summary>
    /// <param name="root">Path of the folder below that which is unpacked to; the links must stay in it.</param>
    /// <exception cref="InvalidDataException">One leads out of it.</exception>
    public void WriteLinks(string root)
    {
        var links = _links.Where(item => IsBelow(item.Key, root)).ToList();

        // All folders are there before the first link is, so that no link stands in the way to another one.
        links.ForEach(item => CreateFolder(Path.GetDirectoryName(item.Key)!));
        foreach (var (path, link) in links)
        {
            if (OperatingSystem.IsWindows() || link.IsHardLink)
            {
                CopyTarget(path, link, root);
            }
            else
            {
                _ = Follow(path, link, root);
                Guard(link, () => File.CreateSymbolicLink(Full(path), link.Target!));
            }
        }

        foreach (var (path, _) in links.Where(item => LeadsNowhere(Full(item.Key))))
        {
            File.Delete(Full(path));
        }
    }

    // A link needs a right on Windows that few have, so what it leads to stands in for it.
    private void CopyTarget(string path, UnpackEntry link, string root)
    {
        var target = path;
        for (var steps = 0; _links.TryGetValue(target, out var next); steps++)
        {
            target =
                steps <= _links.Count
                    ? Follow(target, next, root)
                    : throw Refused($"the link '{link.Path}' in it leads back to itself");
        }

        if (!_files.Contains(target))
        {
            throw Refused($"the link '{link.Path}' in it leads to '{link.Target}', which is no file of the archive");
        }

        _bytes += new FileInfo(Full(target)).Length;
        ThrowIfTooLarge();
        Guard(link, () => File.Copy(Full(target), Full(path)));
    }

    private string Follow(string path, UnpackEntry link, string root)
    {
        var target = link.IsHardLink ? ArchivePath.Normalize(link.Target!) : ArchivePath.Follow(path, link.Target!);
        return target is not null && IsBelow(target, root)
            ? target
            : throw Refused($"the link '{link.Path}' in it leads to '{link.Target}', out of its folder");
    }

    private static bool LeadsNowhere(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target && !Path.Exists(target.FullName);
        }
        catch (IOException)
        {
            // Links in a circle.
            return true;
        }
    }

    private static bool IsBelow(string path, string folder) =>
        folder.Length == 0 || path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal);

    private async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var file = Create(path);
        await using (file.ConfigureAwait(false))
        {
            var buffer = new byte[BufferBytes];
            while (await ReadAsync(content, buffer, path, cancellationToken).ConfigureAwait(false) is var count and > 0)
            {
                _bytes += count;
                ThrowIfTooLarge();
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private FileStream Create(string path)
    {
        try
        {
            return new FileStream(Full(path), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException && Path.Exists(Full(path)))
        {
            throw Refused($"it has '{path}' twice", exception);
        }
    }

    private async Task<int> ReadAsync(Stream content, byte[] buffer, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ArchiveDamage.Is(exception))
        {
            throw Refused($"'{path}' in it is damaged or cut off ({exception.Message})", exception);
        }
    }

    private void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Full(path));
        }
        catch (IOException exception) when (_files.Any(file => IsBelow(path, file)))
        {
            throw Refused($"'{path}' in it is a file and a folder", exception);
        }
    }

    private void ThrowIfTooLarge()
    {
        if (_bytes > limits.Bytes)
        {
            throw Refused($"its files have more than {limits.Bytes} bytes");
        }
    }

    private void Guard(UnpackEntry link, Action action)
    {
        try
        {
            action();
        }
        catch (IOException exception) when (Path.Exists(Full(ArchivePath.Normalize(link.Path)!)))
        {
            throw Refused($"it has '{link.Path}' twice", exception);
        }
    }

    private string Full(string path) => Path.Combine(folder, path);

    private InvalidDataException Refused(string why, Exception? inner = null) =>
        new($"The archive '{archive}' cannot be used: {why}.", inner);
}
