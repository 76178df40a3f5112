namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>The default models of the repository.</summary>
internal static class TestModels
{
    public const int Classes = 6625;

    public static string Detection { get; } = Folder("ch_PP-OCRv4_det_infer");
    public static string Orientation { get; } = Folder("ch_ppocr_mobile_v2.0_cls_infer");
    public static string Recognition { get; } = Folder("ch_PP-OCRv4_rec_infer");
    public static string Dictionary { get; } = Folder("ppocr_keys_v1.txt");

    /// <summary>All of them, named: found wherever the tests were built.</summary>
    public static string[] All { get; } =
    ["--det", Detection, "--cls", Orientation, "--rec", Recognition, "--dict", Dictionary];

    public static string Program(string folder) => Path.Combine(folder, "inference.pdmodel");

    public static string Parameters(string folder) => Path.Combine(folder, "inference.pdiparams");

    /// <summary>A copy of a model that a test may spoil.</summary>
    public static string Copy(string model, TemporaryFolder folder)
    {
        var copy = folder.Combine("model");
        Directory.CreateDirectory(copy);
        File.Copy(Program(model), Program(copy));
        File.Copy(Parameters(model), Parameters(copy));
        return copy;
    }

    private static string Folder(string name) => RepositoryRoot.Combine("third_party", "models", name);
}
