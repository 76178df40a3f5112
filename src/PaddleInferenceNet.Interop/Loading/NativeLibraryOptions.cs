using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>Where the native library is looked for. Frozen once a library is loaded.</summary>
public sealed record NativeLibraryOptions
{
    /// <summary>Which library is wanted; one of another kind is passed over.</summary>
    public NativeEngine Engine { get; init; }

    /// <summary>The file, or a folder that holds it directly or as <c>paddle/lib</c> of the official archive. It is then the only one tried.</summary>
    public string? Path { get; init; }

    /// <summary>Folders of the same kinds, looked into before the package, the application and the system.</summary>
    public ImmutableArray<string> SearchFolders { get; init; } = [];

    /// <exception cref="ArgumentException">A path is empty, or the engine is none.</exception>
    internal void Validate()
    {
        if (!Enum.IsDefined(Engine))
        {
            throw new ArgumentException(
                $"Engine is '{Engine}': it must be Auto, Embedded or Official.",
                nameof(Engine)
            );
        }

        if (Path is not null && string.IsNullOrWhiteSpace(Path))
        {
            throw new ArgumentException("Path is empty: name a file or folder, or leave it null.", nameof(Path));
        }

        if (SearchFolders.IsDefault || SearchFolders.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("SearchFolders must hold names only.", nameof(SearchFolders));
        }
    }
}
