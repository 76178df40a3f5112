using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>Hashes of files as <c>sha256sum</c> writes and checks them.</summary>
/// <param name="Entries">Path below the folder of the list, with forward slashes, and SHA-256 in lower case.</param>
internal sealed record HashList(ImmutableSortedDictionary<string, string> Entries)
{
    private const int MaxFileBytes = 16 * 1024 * 1024;
    private const int HashLength = 64;
    private const string Separator = "  ";
    private const int NamePlace = HashLength + 2;

    /// <summary>Reads a list; null where there is none, or where it is damaged.</summary>
    public static HashList? Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MaxFileBytes)
        {
            return null;
        }

        // A list without its last line end was cut off.
        var lines = File.ReadAllText(path).Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0)
        {
            return null;
        }

        var entries = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in lines[..^1])
        {
            if (!IsEntry(line))
            {
                return null;
            }

            entries[line[NamePlace..]] = line[..HashLength];
        }

        return new HashList(entries.ToImmutable());
    }

    /// <summary>Writes the list whole or not at all.</summary>
    public void Write(string path)
    {
        StringBuilder text = new();
        foreach (var (name, hash) in Entries)
        {
            text.Append(hash).Append(Separator).Append(name).Append('\n');
        }

        var temporary = $"{path}.new";
        try
        {
            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(text.ToString()));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>SHA-256 of a file in lower case.</summary>
    public static async Task<string> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Hashes of all files of a folder, those that links lead to included, but not those in folders that links lead to.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">What stands for it in the list.</param>
    /// <param name="cancellationToken">Checked at every file.</param>
    public static async Task<ImmutableSortedDictionary<string, string>> OfFolderAsync(
        string folder,
        string name,
        CancellationToken cancellationToken
    )
    {
        FileSystemEnumerable<string> files = new(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
            hashes[$"{name}/{relative}"] = await OfFileAsync(file, cancellationToken).ConfigureAwait(false);
        }

        return hashes.ToImmutable();
    }

    // A name that leads out of the folder is of no installed file.
    private static bool IsEntry(string line) =>
        line.Length > NamePlace
        && line[..HashLength].All(char.IsAsciiHexDigitLower)
        && line[HashLength..NamePlace] == Separator
        && ArchivePath.Normalize(line[NamePlace..]) is { Length: > 0 };
}
