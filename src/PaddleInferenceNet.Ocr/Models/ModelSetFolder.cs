namespace PaddleInferenceNet.Ocr.Models;

/// <summary>A folder with a complete set of models under their published names.</summary>
internal static class ModelSetFolder
{
    public const string Detection = "ch_PP-OCRv4_det_infer";
    public const string Orientation = "ch_ppocr_mobile_v2.0_cls_infer";
    public const string Recognition = "ch_PP-OCRv4_rec_infer";
    public const string Dictionary = "ppocr_keys_v1.txt";

    /// <summary>Finds the set that comes with the program, or in the source tree that the program was built in.</summary>
    /// <param name="programFolder">Folder of the program.</param>
    /// <exception cref="PaddleException">There is none; the message lists the places.</exception>
    public static string Find(string programFolder)
    {
        var places = Places(programFolder).ToList();
        return places.Find(Directory.Exists)
            ?? throw new PaddleException(
                PaddleErrorCode.FileUnreadable,
                nameof(Find),
                $"No models were found in '{places[0]}', nor in {Path.Combine("third_party", "models")} of a folder above. "
                    + "Name the folders of the models."
            );
    }

    /// <summary>The folder of one model of the set; null where it is none of them, or not there.</summary>
    public static string? FindModel(string name, string programFolder) =>
        Places(programFolder).Select(place => Path.Combine(place, $"{name}_infer")).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Places(string programFolder)
    {
        yield return Path.Combine(programFolder, "models");
        for (DirectoryInfo? folder = new(programFolder); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "third_party", "models");
        }
    }
}
