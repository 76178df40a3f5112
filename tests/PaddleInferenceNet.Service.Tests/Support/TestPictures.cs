namespace PaddleInferenceNet.Service.Tests.Support;

/// <summary>Pictures of the repository.</summary>
internal static class TestPictures
{
    public static string MenuPath { get; } = RepositoryRoot.Combine("tests", "data", "pictures", "menu.png");
    public static string InvoicePath { get; } = RepositoryRoot.Combine("tests", "data", "pictures", "invoice.png");
    public static byte[] Menu { get; } = File.ReadAllBytes(MenuPath);
    public static byte[] Invoice { get; } = File.ReadAllBytes(InvoicePath);

    /// <summary>A picture without text, which is read fast.</summary>
    public static byte[] Blank { get; } = PngFile.Grey(64, 64);
}
