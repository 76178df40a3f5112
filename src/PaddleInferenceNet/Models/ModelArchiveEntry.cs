namespace PaddleInferenceNet;

/// <summary>A file in a model archive.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Content">Exactly that many bytes, to be read before the next entry is asked for.</param>
public sealed record ModelArchiveEntry(string Name, long Length, Stream Content);
