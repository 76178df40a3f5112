using System.Reflection;

namespace PaddleInferenceNet.TestKit;

/// <summary>The folder of the source tree that the tests belong to.</summary>
public static class RepositoryRoot
{
    private const string Marker = "PaddleInferenceNet.sln";

    /// <summary>Absolute path of the folder that holds the solution file.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither a parent folder of the tests nor the folder they were built from is one.</exception>
    public static string Path { get; } = Find();

    /// <summary>Absolute path of a file or folder below the root; it need not exist.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName))
            {
                return folder.FullName;
            }
        }

        var built = typeof(RepositoryRoot)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == nameof(RepositoryRoot))
            .Value!;
        return IsRoot(built)
            ? System.IO.Path.TrimEndingDirectorySeparator(built)
            : throw new DirectoryNotFoundException(
                $"No {Marker} above '{AppContext.BaseDirectory}' nor in '{built}', where these tests were built."
            );
    }

    private static bool IsRoot(string folder) => File.Exists(System.IO.Path.Combine(folder, Marker));
}
