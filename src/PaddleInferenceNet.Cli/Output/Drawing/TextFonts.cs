using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Drawing;

/// <summary>Finds for each text a font that has all its characters, and says once where there is none.</summary>
internal sealed class TextFonts : IDisposable
{
    private const string Advice =
        "Install one, on Debian with 'apt-get install fonts-noto-cjk', or name a file with --font.";

    private readonly List<SKTypeface> _open = [];
    private readonly IEnumerator<string> _files;
    private readonly Messages _messages;
    private bool _isReported;

    /// <param name="files">Paths of font files, in the order in which they are tried.</param>
    /// <param name="messages">Told where a text has no font.</param>
    internal TextFonts(IEnumerable<string> files, Messages messages)
    {
        _files = files.GetEnumerator();
        _messages = messages;
    }

    /// <summary>The fonts of this machine, or the one that is named.</summary>
    /// <param name="path">File of the font; null to look for one.</param>
    /// <param name="messages">Told where a text has no font.</param>
    /// <exception cref="CommandException">The file is no font.</exception>
    public static TextFonts Of(string? path, Messages messages)
    {
        TextFonts fonts = new(path is null ? FontFiles.Find() : [path], messages);
        return path is null || fonts.OpenNext() is not null
            ? fonts
            : throw CommandException.WrongUsage($"--font '{path}' is no font file that can be read.");
    }

    /// <summary>The first font with all characters of a text; else the first of all; null where there is none at all.</summary>
    public SKTypeface? For(string text)
    {
        if (_open.Find(face => face.ContainsGlyphs(text)) is { } known)
        {
            return known;
        }

        while (OpenNext() is { } face)
        {
            if (face.ContainsGlyphs(text))
            {
                return face;
            }
        }

        Report(text);
        return _open.FirstOrDefault();
    }

    public void Dispose()
    {
        _open.ForEach(face => face.Dispose());
        _files.Dispose();
    }

    // Fonts are opened as they are needed: most runs need the first one only.
    private SKTypeface? OpenNext()
    {
        while (_files.MoveNext())
        {
            if (File.Exists(_files.Current) && SKTypeface.FromFile(_files.Current) is { } face)
            {
                _open.Add(face);
                return face;
            }
        }

        return null;
    }

    private void Report(string text)
    {
        if (!_isReported)
        {
            _isReported = true;
            _messages.Error($"No font has all characters of '{text}', so some are not drawn. {Advice}");
        }
    }
}
