namespace PaddleInferenceNet.Extensions;

/// <summary>A language whose models are loaded.</summary>
/// <param name="Code">Its code, such as <c>de</c>.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Version">Version of the models, such as <c>v4</c>; null for models from a folder.</param>
public sealed record OcrLanguage(string Code, string Name, string? Version);
