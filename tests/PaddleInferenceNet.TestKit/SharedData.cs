using NUnit.Framework;

namespace PaddleInferenceNet.TestKit;

/// <summary>
/// The folder of models, pictures and recorded outputs that is too large for the repository: <c>shared</c> beside the
/// repository, or the folder that the environment variable <c>PADDLE_SHARED</c> names.
/// </summary>
public static class SharedData
{
    private const string Variable = "PADDLE_SHARED";

    /// <summary>Absolute path of the folder; it need not exist.</summary>
    public static string Root { get; } =
        Path.GetFullPath(
            Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
                ? folder
                : RepositoryRoot.Combine("..", "shared")
        );

    /// <summary>The path of a file or folder in the shared data; where it is absent the running test is skipped.</summary>
    /// <param name="parts">Names below the shared folder, such as <c>"golden", "tensors"</c>.</param>
    public static string Require(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Root, .. parts]);
        if (!Path.Exists(path))
        {
            Assert.Ignore($"Needs '{path}', which is absent. Set {Variable} to a folder with the shared test data.");
        }

        return path;
    }

    /// <summary>Names of the entries of a shared folder in ordinal order; none where the folder is absent.</summary>
    /// <remarks>For test case sources, which cannot skip: pair it with a test that calls <see cref="Require"/>.</remarks>
    public static IReadOnlyList<string> List(string pattern, params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Root, .. parts]);
        return Directory.Exists(path)
            ?
            [
                .. Directory
                    .EnumerateFileSystemEntries(path, pattern)
                    .Select(Path.GetFileName)
                    .OfType<string>()
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }
}
