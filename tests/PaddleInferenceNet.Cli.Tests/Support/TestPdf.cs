using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>PDF files whose pages are pictures.</summary>
internal static class TestPdf
{
    /// <summary>A file with a page for each picture; PNG files in these sizes in points.</summary>
    public static byte[] Of(params (string Picture, double Width, double Height)[] pages)
    {
        using PdfDocumentBuilder document = new();
        foreach (var (picture, width, height) in pages)
        {
            document.AddPage(width, height).AddPng(File.ReadAllBytes(picture), new PdfRectangle(0, 0, width, height));
        }

        return document.Build();
    }

    /// <summary>Skips the running test where pages cannot be rendered.</summary>
    public static void RequireRenderer()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var file = OperatingSystem.IsWindows() ? "pdftoppm.exe" : "pdftoppm";
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, file))))
        {
            Assert.Ignore("Needs pdftoppm of Poppler (Debian package poppler-utils) in the PATH.");
        }
    }
}
