using System.Text;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>The characters that a recogniser's classes stand for, one entry for each line of a UTF-8 file.</summary>
public sealed class CharacterSet
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

    private readonly string[] _entries;

    private CharacterSet(string path, string[] entries)
    {
        Path = path;
        _entries = entries;
    }

    /// <summary>The file it was read from.</summary>
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

        return new CharacterSet(path, Split(ReadText(path)));
    }

    /// <summary>The text of each class of a model: a blank, the entries, and a space where the count leaves room for one.</summary>
    /// <param name="count">Classes of the model.</param>
    /// <exception cref="DictionaryException">The count fits neither the lines of the file nor its characters.</exception>
    internal string[] ToClasses(int count)
    {
        var characters = Count + 2 == count || Count + 1 == count ? _entries : Characters();
        if (characters.Length + 2 == count)
        {
            return ["", .. characters, " "];
        }

        if (characters.Length + 1 == count)
        {
            return ["", .. characters];
        }

        throw new DictionaryException(
            $"The model has {count} classes, but the dictionary '{Path}' has {Count} entries: "
                + $"with the blank, and with or without a space, {Count + 1} or {Count + 2} classes. Use the dictionary of the model."
        )
        {
            Classes = count,
            Entries = Count,
        };
    }

    private static string ReadText(string path)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
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

    /// <summary>The oldest models took every code point of the file for a class of its own.</summary>
    private string[] Characters() =>
        [.. _entries.SelectMany(entry => entry.EnumerateRunes()).Select(rune => rune.ToString())];
}
