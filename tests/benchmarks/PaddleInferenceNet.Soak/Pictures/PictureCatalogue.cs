using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Soak.Pictures;

/// <summary>All pictures of a run: those of the repository, those of the shared data where it is, and made ones.</summary>
internal static class PictureCatalogue
{
    private const int SmallPixels = 700_000;

    /// <summary>The same pictures in the same order each time.</summary>
    /// <param name="onlySmall">Leaves out those of more than 0.7 megapixels.</param>
    public static IReadOnlyList<SoakPicture> Open(bool onlySmall)
    {
        SoakPicture[] own = [.. Files(RepositoryRoot.Combine("tests", "data", "pictures"), "*.png")];
        SoakPicture[] shared = [.. Files(Path.Combine(SharedData.Root, "images"), "*")];
        IEnumerable<SoakPicture> all = [.. own, .. shared, .. MadePictures.Of(own)];
        return [.. all.Where(picture => !onlySmall || picture.Pixels <= SmallPixels)];
    }

    private static IEnumerable<SoakPicture> Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(Load)
            : [];

    private static SoakPicture Load(string path)
    {
        var file = File.ReadAllBytes(path);
        using var image = ImageDecoder.Decode(file);
        return new SoakPicture(Path.GetFileName(path), file, image.Width * image.Height);
    }
}
