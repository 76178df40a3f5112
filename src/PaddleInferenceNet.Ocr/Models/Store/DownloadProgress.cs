namespace PaddleInferenceNet.Ocr.Models;

/// <summary>How far a download is.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Bytes">Bytes that are there, those of an earlier attempt included.</param>
/// <param name="TotalBytes">All bytes; null where the server does not say.</param>
public readonly record struct DownloadProgress(string Model, long Bytes, long? TotalBytes);
