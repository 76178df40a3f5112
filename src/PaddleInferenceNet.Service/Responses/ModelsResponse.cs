namespace PaddleInferenceNet.Service.Responses;

/// <summary>What is loaded.</summary>
/// <param name="Languages">The languages that a request may name; the first one is the default.</param>
/// <param name="Limits">What a request may bring.</param>
/// <param name="Library">What the native library says of itself.</param>
internal sealed record ModelsResponse(IReadOnlyList<LanguageInfo> Languages, LimitsInfo Limits, string Library);

/// <summary>A language that a request may name.</summary>
/// <param name="Code">Its code, such as <c>de</c>.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Version">Version of the published models; null for models of a folder.</param>
/// <param name="IsDefault">Whether it is used where none is named.</param>
internal sealed record LanguageInfo(string Code, string Name, string? Version, bool IsDefault);

/// <summary>What a request may bring.</summary>
/// <param name="MaxBodyBytes">Bytes of the whole request.</param>
/// <param name="MaxPictures">Pictures.</param>
/// <param name="MaxSide">Pixels of the longer side of a picture.</param>
/// <param name="MaxPixels">Pixels of a picture.</param>
internal sealed record LimitsInfo(int MaxBodyBytes, int MaxPictures, int MaxSide, long MaxPixels);
