using System.Security.Cryptography;
using System.Text;
using PaddleInferenceNet.Cli.Commands;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>What <c>read</c> is to do.</summary>
internal sealed record ReadOptions
{
    /// <summary>Stands for standard input among the pictures.</summary>
    public const string StandardInput = "-";

    private const string DefaultLanguage = "ch";

    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Pages of PDF files; null for all.</summary>
    public PageRanges? Pages { get; init; }

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

    /// <summary>Pictures that are read at once, each with that many threads.</summary>
    public int Jobs { get; init; } = 1;

    public bool Bfloat16 { get; init; }
    public bool Int8 { get; init; }

    /// <summary>Whether words and characters are told with their boxes.</summary>
    public bool Words { get; init; }

    /// <summary>Whether folders are searched with the folders in them.</summary>
    public bool Recursive { get; init; }

    /// <summary>Folder for the results; null to print them.</summary>
    public string? Folder { get; init; }

    /// <summary>Forms of the files in that folder.</summary>
    public IReadOnlyList<OutputFormat> Formats { get; init; } = [];

    /// <summary>Whether pictures are drawn with boxes and texts into that folder.</summary>
    public bool Draw { get; init; }

    /// <summary>Font of drawings and PDF files; null to look for one.</summary>
    public string? Font { get; init; }

    /// <summary>Whether pictures are passed over that an earlier run has done.</summary>
    public bool Resume { get; init; }

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

    public OcrOptions Engine()
    {
        var options = Parity ? OcrOptions.Parity : OcrOptions.Default;
        var words =
            !Words ? WordBoxes.None
            : Parity ? WordBoxes.Reference
            : WordBoxes.Fitted;
        return options with
        {
            Threads = Threads,
            Bfloat16 = Bfloat16,
            Int8 = Int8,
            Recognition = options.Recognition with { Words = words },
        };
    }

    /// <summary>A hash of all that a result depends on besides the picture.</summary>
    public string ResultSettings()
    {
        string?[] settings =
        [
            Detection,
            Orientation,
            Recognition,
            Dictionary,
            Language,
            ModelVersion,
            $"{NoOrientation} {Parity} {Words} {Bfloat16} {Int8}",
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', settings))));
    }

    private OcrModels Base(Messages messages, CancellationToken cancellationToken)
    {
        if (Language is not null || ModelVersion is not null)
        {
            using var store = Stores.Models();
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
