using System.Collections.Immutable;

namespace PaddleInferenceNet.Interop;

/// <summary>
/// Tells from its files what an official library was built without: each part has a text that the library would log or
/// throw when asked for it, and which is compiled in only where the part is not.
/// </summary>
internal static class BuildMarks
{
    public const string Mkldnn = "mkldnn";
    public const string Gpu = "gpu";
    public const string Xpu = "xpu";
    public const string CustomDevice = "custom device";
    public const string TensorRt = "tensorrt";
    public const string OnnxRuntime = "onnxruntime";
    public const string Lite = "lite";

    private static readonly (string Part, byte[] Text)[] Texts =
    [
        (Mkldnn, "Please compile with MKLDNN first to use MKLDNN"u8.ToArray()),
        (Mkldnn, "Please compile with ONEDNN first to use ONEDNN"u8.ToArray()),
        (Gpu, "Please use PaddlePaddle with GPU version."u8.ToArray()),
        (Xpu, "To use XPU inference, please compile with option"u8.ToArray()),
        (CustomDevice, "Please compile with CustomDevice to EnableCustomDevice()"u8.ToArray()),
        (TensorRt, "To use Paddle-TensorRT, please compile with TENSORRT first."u8.ToArray()),
        (OnnxRuntime, "Please compile with onnxruntime to EnableONNXRuntime()"u8.ToArray()),
        (Lite, "You tried to enable the lite subgraph but did"u8.ToArray()),
    ];

    /// <summary>What the embedded runtime, which is for the CPU, has no part of.</summary>
    public static ImmutableArray<string> OfEmbedded { get; } = [Gpu, Xpu, CustomDevice, TensorRt, OnnxRuntime, Lite];

    /// <summary>The parts that one of the files denies, each once; reads the files through.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ImmutableArray<string> Find(IEnumerable<string> paths)
    {
        var found = TextSearch.Find(paths, [.. Texts.Select(item => item.Text)]);
        return
        [
            .. Texts
                .Where((_, i) => found[i])
                .Select(item => item.Part)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
