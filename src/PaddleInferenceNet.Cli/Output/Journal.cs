using System.Text;
using System.Text.Json;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>
/// What a run has read so far: a line for each picture, written when all its files are on the disk. A run that is ended
/// leaves at most one line unfinished, which the next one leaves out.
/// </summary>
internal sealed class Journal : IDisposable
{
    public const string FileName = ".paddle-ocr-journal.jsonl";

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
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
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
        using StreamReader lines = new(_file, leaveOpen: true);
        while (lines.ReadLine() is { } line)
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            if (whole + bytes.Length + 1 > _file.Length || Parse(bytes) is not { } entry)
            {
                break;
            }

            _entries[entry.Key] = (whole, bytes.Length);
            whole += bytes.Length + 1;
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
            return JsonSerializer.Deserialize(line, JsonLine.Types.JournalJson);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
