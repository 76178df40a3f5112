namespace PaddleInferenceNet.Bindings;

/// <summary>The settings, the headers or the compiler do not allow to generate, or a file cannot be written; the message says which and why.</summary>
internal sealed class GeneratorException(string message) : Exception(message);
