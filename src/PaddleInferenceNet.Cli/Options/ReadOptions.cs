using PaddleInferenceNet.Cli.Commands.Models;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>What <c>read</c> is to do.</summary>
internal sealed record ReadOptions
{
    /// <summary>Stands for standard input among the pictures.</summary>
    public const string StandardInput = "-";

    private const string DefaultLanguage = "ch";

    public required IReadOnlyList<string> Images { get; init; }
    public bool Json { get; init; }
    public string? Detection { get; init; }
    public string? Orientation { get; init; }
    public string? Recognition { get; init; }
    public string? Dictionary { get; init; }
    public string? Language { get; init; }
    public string? ModelVersion { get; init; }
    public bool NoOrientation { get; init; }
    public bool Parity { get; init; }
    public int Threads { get; init; } = 1;

    /// <summary>The models that are named, the others from the set of the language and version, or from the default set.</summary>
    /// <exception cref="PaddleException">A set is needed, and absent and not to be had.</exception>
    public OcrModels Models(Messages messages, CancellationToken cancellationToken)
    {
        var models = Base(messages, cancellationToken);
        models = Recognition is { } path ? models.WithRecognition(path) : models;
        return models with
        {
            DetectionModel = Source(Detection) ?? models.DetectionModel,
            OrientationModel = NoOrientation ? null : Source(Orientation) ?? models.OrientationModel,
            Dictionary = Dictionary ?? models.Dictionary,
        };
    }

    public OcrOptions Engine() => (Parity ? OcrOptions.Parity : OcrOptions.Default) with { Threads = Threads };

    private OcrModels Base(Messages messages, CancellationToken cancellationToken)
    {
        if (Language is not null || ModelVersion is not null)
        {
            using var store = ModelStores.Open();
            return OcrModels
                .ForAsync(
                    Language ?? DefaultLanguage,
                    ModelVersion,
                    store,
                    new DownloadNotes(messages),
                    cancellationToken
                )
                .GetAwaiter()
                .GetResult();
        }

        // The default set is not looked for where all is named, so that the program runs without it.
        var isComplete =
            Detection is not null
            && Recognition is not null
            && Dictionary is not null
            && (Orientation is not null || NoOrientation);
        return isComplete
            ? new OcrModels
            {
                DetectionModel = Source(Detection)!,
                RecognitionModel = Source(Recognition)!,
                Dictionary = Dictionary!,
            }
            : OcrModels.FindDefault();
    }

    private static ModelSource? Source(string? path) => path is null ? null : ModelSource.FromPath(path);
}
