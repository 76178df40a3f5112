namespace PaddleInferenceNet;

/// <summary>A library that another one needs, as the other's file says.</summary>
/// <param name="Name">Name that is asked for.</param>
/// <param name="FoundAt">The file; null where there is none in the places that are searched.</param>
public sealed record LibraryDependency(string Name, string? FoundAt);
