using System.IO.Compression;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>What is in a zip file.</summary>
internal static class ZipEntries
{
    private const int MaxTargetBytes = 4096;

    // Where the file was packed on Unix, the upper half of the attributes is the mode, with the type in its top bits.
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;

    /// <exception cref="InvalidDataException">It is none, or is damaged; thrown while it is read.</exception>
    public static IEnumerable<UnpackEntry> Read(string archive)
    {
        using var zip = Guard(archive, () => ZipFile.OpenRead(archive));
        foreach (var entry in Guard(archive, () => zip.Entries))
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                yield return new UnpackEntry(entry.FullName, null);
                continue;
            }

            using var content = Guard(archive, entry.Open);
            yield return ((entry.ExternalAttributes >> 16) & TypeMask) == LinkType
                ? new UnpackEntry(entry.FullName, null, Guard(archive, () => Target(content)))
                : new UnpackEntry(entry.FullName, content);
        }
    }

    private static T Guard<T>(string archive, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (ArchiveDamage.Is(exception))
        {
            throw new InvalidDataException(
                $"The archive '{archive}' cannot be used: it is no zip file, or is damaged or cut off ({exception.Message}).",
                exception
            );
        }
    }

    private static string Target(Stream content)
    {
        var bytes = new byte[MaxTargetBytes];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
