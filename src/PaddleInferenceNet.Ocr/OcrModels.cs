using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr;

/// <summary>The models that read text: a set made for each other.</summary>
public sealed record OcrModels
{
    /// <summary>Finds lines: input [1, 3, height, width], output [1, 1, height, width].</summary>
    public required ModelSource DetectionModel { get; init; }

    /// <summary>Tells lines that stand on their heads: input [N, 3, 48, 192], output [N, 2]; null to read them as they are.</summary>
    public ModelSource? OrientationModel { get; init; }

    /// <summary>Reads lines: input [N, 3, height, width], output [N, steps, classes].</summary>
    public required ModelSource RecognitionModel { get; init; }

    /// <summary>Path of the file with the characters that <see cref="RecognitionModel"/> knows.</summary>
    public required string Dictionary { get; init; }

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

    /// <summary>
    /// The default set from <c>models</c> beside the program, else from <c>third_party/models</c> of the source tree.
    /// </summary>
    /// <exception cref="PaddleException">There is no such folder.</exception>
    public static OcrModels FindDefault() => FromDirectory(ModelSetFolder.Find(AppContext.BaseDirectory));
}
