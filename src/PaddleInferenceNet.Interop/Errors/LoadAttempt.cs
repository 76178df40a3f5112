namespace PaddleInferenceNet;

/// <summary>One place where the native library was looked for.</summary>
/// <param name="Path">The file, or its bare name where the system's search was asked.</param>
/// <param name="Origin">Why it was tried, such as "application folder".</param>
/// <param name="Reason">Why it was not taken.</param>
public sealed record LoadAttempt(string Path, string Origin, string Reason);
