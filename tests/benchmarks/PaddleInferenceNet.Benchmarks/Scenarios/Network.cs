namespace PaddleInferenceNet.Benchmarks.Scenarios;

/// <summary>A network that all engines have, in the form that each reads.</summary>
/// <param name="Name">For the report.</param>
/// <param name="PaddleFolder">Name below <c>models</c> of the shared data.</param>
/// <param name="OnnxFile">Name below <c>peers</c> of the shared data; null where there is no such form.</param>
internal sealed record Network(string Name, string PaddleFolder, string? OnnxFile)
{
    public static Network Detector { get; } = new("PP-OCRv4 det", "ch_PP-OCRv4_det", "ch_PP-OCRv4_det_infer.onnx");

    public static Network Recognizer { get; } = new("PP-OCRv4 rec", "ch_PP-OCRv4_rec", "ch_PP-OCRv4_rec_infer.onnx");

    public static Network Classifier { get; } =
        new("v2.0 cls", "ch_ppocr_mobile_v2.0_cls", "ch_ppocr_mobile_v2.0_cls_infer.onnx");
}
