using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Orientation;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Extensions;

/// <summary>Text recognition in a host, as a configuration file holds it in a section such as <c>PaddleOcr</c>.</summary>
public sealed class PaddleOcrOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "PaddleOcr";

    /// <summary>Pictures that are read at the same time, 1 to 256; each worker has a thread and an engine that shares the weights.</summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Pictures that may wait, 1 to 10000; more are refused.</summary>
    public int QueueCapacity { get; set; } = 64;

    /// <summary>Longest wait for a worker, 1 ms to 1 hour.</summary>
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest work on one picture, 1 ms to 1 hour; it ends between two stages.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether each engine runs once before the host has started, so that the first picture is as fast as the others.</summary>
    public bool WarmUp { get; set; } = true;

    /// <summary>File or folder of the native library; empty to search for it.</summary>
    public string LibraryPath { get; set; } = "";

    /// <summary>The languages to load, the default one first; none for the models that come with the program.</summary>
    public IList<LanguageOptions> Languages { get; init; } = [];

    /// <summary>How pictures are read.</summary>
    // A binder writes into the objects that it finds: they must not be the shared defaults.
    public OcrOptions Reading { get; set; } =
        OcrOptions.Default with
        {
            Detection = DetectionOptions.Default with { },
            Orientation = new OrientationOptions(),
            Recognition = RecognitionOptions.Default with { },
            Worker = new WorkerOptions(),
        };

    /// <summary>The largest pictures that are decoded.</summary>
    public DecodeLimits Limits { get; set; } = DecodeLimits.Default with { MaxPixels = 50_000_000 };
}
