namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>Pictures of the repository.</summary>
internal static class TestPicture
{
    public static string Menu { get; } = Path("menu.png");
    public static string Invoice { get; } = Path("invoice.png");
    public static string UpsideDown { get; } = Path("upside-down.png");

    private static string Path(string name) => RepositoryRoot.Combine("tests", "data", "pictures", name);
}
