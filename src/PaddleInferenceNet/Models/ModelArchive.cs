using System.Formats.Tar;

namespace PaddleInferenceNet;

/// <summary>Reads the tar files in which models are published, and trusts nothing in them.</summary>
/// <remarks>
/// Accepted are files and folders, a bounded number of bounded size, whose paths stay inside; the folders are left out, as
/// a model has none. Links, devices and two files of one name refuse the whole archive.
/// </remarks>
public static class ModelArchive
{
    /// <summary>Most entries.</summary>
    public const int MaxEntries = 256;

    /// <summary>Most bytes of all files together.</summary>
    public const long MaxBytes = 4L * 1024 * 1024 * 1024;

    private const int BlockBytes = 512;

    /// <summary>The files of an archive, in its order.</summary>
    /// <param name="archive">A tar file, uncompressed, at its start.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ModelFormatException">It is no tar file, cut off, or has what a model has not; thrown while it is read.</exception>
    public static IEnumerable<ModelArchiveEntry> Read(Stream archive, string name)
    {
        ArgumentNullException.ThrowIfNull(archive);
        using TarReader reader = new(new BoundedTarStream(archive), leaveOpen: true);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        var bytes = 0L;
        for (var count = 1; Next(reader, name, count == 1) is { } entry; count++)
        {
            if (count > MaxEntries)
            {
                throw Refused(name, $"it has more than {MaxEntries} entries");
            }

            if (FileName(entry, name) is not { } file)
            {
                continue;
            }

            bytes += entry.Length;
            if (bytes > MaxBytes)
            {
                throw Refused(name, $"its files have more than {MaxBytes} bytes");
            }

            if (!names.Add(file))
            {
                throw Refused(name, $"it has two files '{file}'");
            }

            yield return new ModelArchiveEntry(file, entry.Length, entry.DataStream ?? Stream.Null);
        }

        if (names.Count == 0)
        {
            throw Refused(name, "it has no file");
        }
    }

    /// <summary>Checks that the files of an archive have a program and its weights among them.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="name">What to call the archive in messages.</param>
    /// <exception cref="ModelFormatException">They have not.</exception>
    public static void ThrowIfIncomplete(IReadOnlyCollection<string> names, string name)
    {
        var pair = ModelPair.Choose(names, $"The archive '{name}'");
        if (!names.Contains(pair.Parameters))
        {
            throw ModelFiles.Malformed($"The archive '{name}' has '{pair.Program}', but not '{pair.Parameters}'.");
        }
    }

    /// <summary>Whether a file begins as a tar file does.</summary>
    internal static bool IsTar(ReadOnlySpan<byte> start)
    {
        if (start.Length < BlockBytes)
        {
            return false;
        }

        // The checksum of the header is the sum of its bytes with spaces in place of the checksum itself.
        var field = start.Slice(148, 8);
        var sum = 8 * ' ';
        for (var i = 0; i < BlockBytes; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : start[i];
        }

        var stated = 0;
        foreach (var digit in field)
        {
            stated = digit is >= (byte)'0' and <= (byte)'7' ? (stated * 8) + digit - '0' : stated;
        }

        return stated == sum && sum > 8 * ' ';
    }

    private static TarEntry? Next(TarReader reader, string name, bool isFirst)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (Exception exception) when (ArchiveDamage.Is(exception))
        {
            throw Refused(
                name,
                isFirst ? $"it is no tar file ({exception.Message})" : $"it is damaged or cut off: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Name of a file; null for what is passed over.</summary>
    private static string? FileName(TarEntry entry, string archive)
    {
        var path = entry.Name.Replace('\\', '/');
        if (path.StartsWith('/') || path.Contains(':') || path.Contains('\0') || path.Split('/').Contains(".."))
        {
            throw Refused(archive, $"the path '{entry.Name}' in it leads out of its folder");
        }

        switch (entry.EntryType)
        {
            case TarEntryType.Directory or TarEntryType.DirectoryList:
                return null;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                var name = path[(path.LastIndexOf('/') + 1)..];
                // Files that macOS puts beside others for their attributes.
                return name.StartsWith("._", StringComparison.Ordinal) || name.Length == 0 ? null
                    : ArchivePath.IsName(name) ? name
                    : throw Refused(archive, $"'{entry.Name}' in it has a name that no file should have");
            case TarEntryType.ExtendedAttributes or TarEntryType.GlobalExtendedAttributes:
                return null;
            default:
                throw Refused(archive, $"'{entry.Name}' in it is a {entry.EntryType}; a model has only files");
        }
    }

    private static ModelFormatException Refused(string name, string why, Exception? inner = null) =>
        new(PaddleErrorCode.ModelFormat, nameof(ModelArchive), $"The archive '{name}' cannot be used: {why}.", inner);
}
