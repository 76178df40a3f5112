using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>An engine for each loaded language, for one thread at a time.</summary>
internal sealed class LanguageEngines : IDisposable
{
    private const int WarmUpSide = 320;
    private const int WarmUpHeight = 48;

    private readonly Dictionary<string, OcrEngine> _engines;

    private LanguageEngines(Dictionary<string, OcrEngine> engines) => _engines = engines;

    /// <summary>The engine of a language.</summary>
    public OcrEngine this[string code] => _engines[code];

    /// <summary>Makes an engine for each language.</summary>
    /// <param name="codes">Codes of the languages.</param>
    /// <param name="make">Makes the engine of a code.</param>
    public static LanguageEngines Create(IEnumerable<string> codes, Func<string, OcrEngine> make)
    {
        LanguageEngines engines = new([]);
        try
        {
            foreach (var code in codes)
            {
                engines._engines.Add(code, make(code));
            }

            return engines;
        }
        catch
        {
            engines.Dispose();
            throw;
        }
    }

    /// <summary>Engines for another thread, with the same weights.</summary>
    public LanguageEngines Clone() => Create(_engines.Keys, code => _engines[code].Clone());

    /// <summary>Runs every network once, so that its memory is there.</summary>
    public void WarmUp(CancellationToken cancellationToken)
    {
        using var page = Blank(WarmUpSide, WarmUpSide);
        using var line = Blank(WarmUpSide, WarmUpHeight);
        foreach (var engine in _engines.Values)
        {
            engine.Read(page.View, cancellationToken);
            engine.Recognize([line], cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var engine in _engines.Values)
        {
            engine.Dispose();
        }
    }

    private static Image Blank(int width, int height)
    {
        var pixels = new byte[width * height * ImageView.Channels];
        pixels.AsSpan().Fill(byte.MaxValue);
        return Image.CopyOf(new ImageView(pixels, width, height, width * ImageView.Channels));
    }
}
