using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>A place where the native library is looked for, and what is there, told without loading it.</summary>
/// <param name="Path">The file, or its bare name where the system searches.</param>
/// <param name="Origin">Why it is looked at.</param>
/// <param name="Engine">Which library it is; null where there is none that can be read.</param>
/// <param name="Dependencies">What it needs, and what those need.</param>
/// <param name="Problem">Why it would not be taken; null where nothing speaks against it.</param>
public sealed record LibraryExamination(
    string Path,
    string Origin,
    NativeEngine? Engine,
    ImmutableArray<LibraryDependency> Dependencies,
    string? Problem
)
{
    /// <summary>Back-ends that it is built without, as its files say; null where that cannot be told or was not asked.</summary>
    public ImmutableArray<string>? BuiltWithout { get; init; }
}
