using System.Text.Json;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>
/// What a run has read so far: a line for each picture, written when all its files are on the disk. A run that is ended
/// leaves at most one line unfinished, which the next one leaves out.
/// </summary>
internal sealed class Journal : IDisposable
{
    public const string FileName = ".paddle-ocr-journal.jsonl";

    // Far more than the text of a picture has; a file without line ends is none of ours.
    private const int MaxLineBytes = 64 * 1024 * 1024;

    // A line that the disk has no room for must not be tried again when the file is closed.
    private const int Unbuffered = 1;

    private readonly Dictionary<string, (long Offset, int Length)> _entries = new(StringComparer.Ordinal);
    private readonly FileStream _file;
    private readonly string _settings;

    private Journal(FileStream file, string settings)
    {
        _file = file;
        _settings = settings;
    }

    /// <summary>Opens the journal of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">What results depend on besides the pictures.</param>
    /// <param name="resume">Whether what it holds counts; else it begins anew.</param>
    /// <exception cref="CommandException">It cannot be written, or another run has it open.</exception>
    public static Journal Open(string folder, string settings, bool resume)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            Journal journal = new(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Unbuffered),
                settings
            );
            journal._file.SetLength(resume ? journal.Load() : 0);
            journal._file.Position = journal._file.Length;
            return journal;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"'{path}' cannot be opened; perhaps another run writes to this folder ({exception.Message}).",
                exception
            );
        }
    }

    /// <summary>Whether a picture was read with these settings, and its file is still as it was then.</summary>
    public bool IsDone(PictureFile picture) =>
        EntryOf(picture) is { } entry && Stamp(picture) == (entry.Length, entry.Changed);

    /// <summary>What a picture says that is done; null for one that could not be read.</summary>
    public PictureJson? ResultOf(PictureFile picture) => EntryOf(picture)?.Picture;

    /// <summary>Notes that a picture is done.</summary>
    public void Add(PictureFile picture, PictureJson result)
    {
        var (length, changed) = Stamp(picture) ?? default;
        var line = JsonLine.Of(
            new JournalJson(picture.Relative, length, changed, _settings, result),
            JsonLine.Types.JournalJson
        );
        _entries[picture.Relative] = (_file.Position, line.Length - 1);
        _file.Write(line);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private JournalJson? EntryOf(PictureFile picture) =>
        _entries.TryGetValue(picture.Relative, out var place) && Read(place) is { } entry && entry.Settings == _settings
            ? entry
            : null;

    private static (long Length, long Changed)? Stamp(PictureFile picture)
    {
        FileInfo file = new(picture.Source);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }

    // Gives the bytes of the lines that are whole. No line end stands inside of JSON.
    private long Load()
    {
        var whole = 0L;
        using MemoryStream line = new();
        var block = new byte[64 * 1024];
        for (int count; line.Length <= MaxLineBytes && (count = _file.Read(block)) > 0; )
        {
            var rest = block.AsSpan(0, count);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Write(rest[..end]);
                if (Parse(line.GetBuffer().AsSpan(0, (int)line.Length)) is not { } entry)
                {
                    return whole;
                }

                _entries[entry.Key] = (whole, (int)line.Length);
                whole += line.Length + 1;
                line.SetLength(0);
            }

            line.Write(rest);
        }

        return whole;
    }

    private JournalJson? Read((long Offset, int Length) place)
    {
        var line = new byte[place.Length];
        _file.Position = place.Offset;
        _file.ReadExactly(line);
        _file.Position = _file.Length;
        return Parse(line);
    }

    private static JournalJson? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JsonLine.Types.JournalJson) is { } entry && IsWhole(entry)
                ? entry
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // JSON does not say that a value is there, nor how many numbers a corner has.
    private static bool IsWhole(JournalJson entry) =>
        entry is { Key: not null, Settings: not null, Picture: { Image: not null, Lines: not null, Ms: not null } }
        && entry.Picture.Size is [> 0, > 0]
        && entry.Picture.Lines.All(line =>
            line is { Text: not null }
            && IsBox(line.Box)
            && (line.Words ?? []).All(word => word is { Text: not null } && IsBox(word.Box))
        );

    private static bool IsBox(double[][]? box) => box?.Length == Quad.Corners && box.All(corner => corner is [_, _]);
}
