using System.Text;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>The characters that a recogniser's classes stand for, one entry for each line of a UTF-8 file.</summary>
public sealed class CharacterSet
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

    private readonly string[] _entries;
    private readonly CharacterSet[] _variants;

    private CharacterSet(string path, string[] entries, CharacterSet[] variants)
    {
        Path = path;
        _entries = entries;
        _variants = variants;
    }

    /// <summary>The file it was read from, or the name of an embedded one.</summary>
    public string Path { get; }

    /// <summary>Number of entries in the file.</summary>
    public int Count => _entries.Length;

    /// <summary>Reads a dictionary.</summary>
    /// <param name="path">A UTF-8 file of at most 16 MiB; spaces and tabs in a line belong to the entry.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="DictionaryException">The file is empty, too long, or not UTF-8.</exception>
    public static CharacterSet Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var length = new FileInfo(path).Length;
        if (length is 0 or > MaxFileBytes)
        {
            throw new DictionaryException(
                $"The dictionary '{path}' has {length} bytes; a dictionary has 1 to {MaxFileBytes}."
            );
        }

        try
        {
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (EndOfStreamException exception)
        {
            throw new DictionaryException($"The dictionary '{path}' became shorter while it was read.", exception);
        }
    }

    /// <summary>Reads a dictionary from memory.</summary>
    /// <exception cref="DictionaryException">It is not UTF-8.</exception>
    internal static CharacterSet Parse(string path, ReadOnlySpan<byte> file) =>
        new(path, Split(ReadText(path, file)), []);

    /// <summary>A dictionary that was read elsewhere.</summary>
    internal static CharacterSet FromEntries(string path, string[] entries) => new(path, entries, []);

    /// <summary>The same dictionary, with others to try, in this order, where it does not fit a model.</summary>
    internal CharacterSet With(CharacterSet[] variants) => new(Path, _entries, variants);

    /// <summary>The text of each class of a model: a blank, the entries, and a space where the count leaves room for one.</summary>
    /// <remarks>
    /// Entries are the lines, else the characters of the file, else those of a variant. With exactly one room between two
    /// variants, such as 163 classes for 161 and 162 entries, the one that leaves the space is taken: newer models have it.
    /// </remarks>
    /// <param name="count">Classes of the model.</param>
    /// <exception cref="DictionaryException">The count fits neither the lines of the file nor its characters.</exception>
    internal string[] ToClasses(int count) =>
        Candidates().Select(entries => Fill(entries, count, extra: 2)).FirstOrDefault(classes => classes is not null)
        ?? Candidates().Select(entries => Fill(entries, count, extra: 1)).FirstOrDefault(classes => classes is not null)
        ?? throw new DictionaryException(
            $"The model has {count} classes, but the dictionary '{Path}' has {Count} entries: "
                + $"with the blank, and with or without a space, {Count + 1} or {Count + 2} classes. Use the dictionary of the model."
        )
        {
            Classes = count,
            Entries = Count,
        };

    // The lines come first in each of the two passes; the oldest models took every code point for a class of its own.
    private IEnumerable<string[]> Candidates() =>
        _variants.SelectMany(variant => variant.Candidates()).Prepend(Characters()).Prepend(_entries);

    private static string[]? Fill(string[] entries, int count, int extra) =>
        entries.Length + extra != count ? null
        : extra == 2 ? ["", .. entries, " "]
        : ["", .. entries];

    private static string ReadText(string path, ReadOnlySpan<byte> file)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            throw new DictionaryException(
                $"The dictionary '{path}' is not UTF-8 text: byte {exception.Index} is invalid.",
                exception
            );
        }
    }

    private static string[] Split(string text)
    {
        var lines = text.Split('\n');
        var count = text.EndsWith('\n') ? lines.Length - 1 : lines.Length;
        return [.. lines.Take(count).Select(line => line.Trim('\r'))];
    }

    private string[] Characters() =>
        [.. _entries.SelectMany(entry => entry.EnumerateRunes()).Select(rune => rune.ToString())];
}
