using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr;

/// <summary>The models that read text: a set made for each other.</summary>
public sealed record OcrModels
{
    /// <summary>Finds lines: input [1, 3, height, width], output [1, 1, height, width].</summary>
    public required ModelSource DetectionModel { get; init; }

    /// <summary>
    /// Tells lines that stand on their heads: input [N, 3, 48, 192] or [N, 3, 80, 160], output [N, 2]; null to read them as
    /// they are.
    /// </summary>
    public ModelSource? OrientationModel { get; init; }

    /// <summary>Reads lines: input [N, 3, height, width], output [N, steps, classes].</summary>
    public required ModelSource RecognitionModel { get; init; }

    /// <summary>The characters that <see cref="RecognitionModel"/> knows; a path converts to it.</summary>
    public required DictionarySource Dictionary { get; init; }

    /// <summary>
    /// Height in pixels for which <see cref="RecognitionModel"/> was made, which then goes before that of the options;
    /// null to leave it to them.
    /// </summary>
    public int? RecognitionHeight { get; init; }

    /// <summary>
    /// The default set, PP-OCRv4 for Chinese and English, in a folder: <c>ch_PP-OCRv4_det_infer</c>,
    /// <c>ch_ppocr_mobile_v2.0_cls_infer</c>, <c>ch_PP-OCRv4_rec_infer</c> and <c>ppocr_keys_v1.txt</c>.
    /// </summary>
    /// <remarks>The files are looked at when an engine is created.</remarks>
    public static OcrModels FromDirectory(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        return new OcrModels
        {
            DetectionModel = ModelSource.FromDirectory(Path.Combine(root, ModelSetFolder.Detection)),
            OrientationModel = ModelSource.FromDirectory(Path.Combine(root, ModelSetFolder.Orientation)),
            RecognitionModel = ModelSource.FromDirectory(Path.Combine(root, ModelSetFolder.Recognition)),
            Dictionary = Path.Combine(root, ModelSetFolder.Dictionary),
        };
    }

    /// <summary>The published models for a language, which are fetched where they are not on this machine.</summary>
    /// <param name="language">Its code or its name, such as <c>de</c>, <c>german</c> or <c>japan</c>.</param>
    /// <param name="version">A version such as <c>v2.0-server</c>; null for the newest that every library reads.</param>
    /// <exception cref="UnknownModelException">There is no such language, version or recogniser; the message says which there are.</exception>
    /// <exception cref="PaddleException">A model could not be fetched.</exception>
    /// <exception cref="IOException">The folder of the models cannot be written.</exception>
    public static OcrModels For(string language, string? version = null)
    {
        using ModelStore store = new();
        return ForAsync(language, version, store).GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="For"/>
    /// <param name="language"><inheritdoc cref="For" path="/param[1]"/></param>
    /// <param name="version"><inheritdoc cref="For" path="/param[2]"/></param>
    /// <param name="store">Where models are kept and how they are fetched.</param>
    /// <param name="progress">Told of what is fetched.</param>
    /// <param name="cancellationToken">Ends a download, which the next call goes on with.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static Task<OcrModels> ForAsync(
        string language,
        string? version,
        ModelStore store,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        var selection = ModelCatalogue.Default.Select(language, version);
        return PublishedModels.GetAsync(selection, store, progress, cancellationToken);
    }

    /// <summary>This set with another recogniser.</summary>
    /// <param name="path">Its folder or tar file.</param>
    /// <param name="dictionary">Its characters; null for those in its <c>inference.yml</c>, else those of this set.</param>
    /// <exception cref="IOException">The settings of the model cannot be read.</exception>
    /// <exception cref="ModelFormatException">The settings of the model are damaged.</exception>
    public OcrModels WithRecognition(string path, DictionarySource? dictionary = null)
    {
        var settings = ModelSettings.Find(path);
        return this with
        {
            RecognitionModel = ModelSource.FromPath(path),
            RecognitionHeight = settings?.RecognitionHeight,
            Dictionary =
                dictionary
                ?? (settings is { Characters.IsEmpty: false } ? DictionarySource.FromModel(path) : Dictionary),
        };
    }

    /// <summary>
    /// The default set from <c>models</c> beside the program, else from <c>third_party/models</c> of the source tree.
    /// </summary>
    /// <exception cref="PaddleException">There is no such folder.</exception>
    public static OcrModels FindDefault() => FromDirectory(ModelSetFolder.Find(AppContext.BaseDirectory));
}
