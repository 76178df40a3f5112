namespace PaddleInferenceNet;

/// <summary>An optional part of a native library.</summary>
/// <param name="Name">Such as "mkldnn".</param>
/// <param name="IsAvailable">Whether the library is built with it and takes the switch on this machine.</param>
public sealed record BackEnd(string Name, bool IsAvailable);
