using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>No Paddle Inference library could be loaded; the message lists every path tried with its reason.</summary>
public sealed class NativeLibraryLoadException : PaddleException
{
    internal NativeLibraryLoadException(string message, ImmutableArray<LoadAttempt> attempts)
        : base(PaddleErrorCode.LibraryNotLoaded, "load", message) => Attempts = attempts;

    /// <summary>What was tried, in order.</summary>
    public ImmutableArray<LoadAttempt> Attempts { get; }
}
