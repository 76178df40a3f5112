using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>What <c>read</c> is to do.</summary>
internal sealed record ReadOptions
{
    /// <summary>Stands for standard input among the pictures.</summary>
    public const string StandardInput = "-";

    public required IReadOnlyList<string> Images { get; init; }
    public bool Json { get; init; }
    public string? Detection { get; init; }
    public string? Orientation { get; init; }
    public string? Recognition { get; init; }
    public string? Dictionary { get; init; }
    public bool NoOrientation { get; init; }
    public bool Parity { get; init; }
    public int Threads { get; init; } = 1;

    /// <summary>The models that are named, the others from the default set.</summary>
    /// <exception cref="PaddleException">The default set is needed and absent.</exception>
    public OcrModels Models()
    {
        var isComplete =
            Detection is not null
            && Recognition is not null
            && Dictionary is not null
            && (Orientation is not null || NoOrientation);
        var defaults = isComplete ? null : OcrModels.FindDefault();
        return new OcrModels
        {
            DetectionModel = Source(Detection) ?? defaults!.DetectionModel,
            OrientationModel = NoOrientation ? null : Source(Orientation) ?? defaults!.OrientationModel,
            RecognitionModel = Source(Recognition) ?? defaults!.RecognitionModel,
            Dictionary = Dictionary ?? defaults!.Dictionary,
        };
    }

    public OcrOptions Engine() => (Parity ? OcrOptions.Parity : OcrOptions.Default) with { Threads = Threads };

    private static ModelSource? Source(string? folder) => folder is null ? null : ModelSource.FromDirectory(folder);
}
