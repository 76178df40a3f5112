namespace PaddleInferenceNet.Service.Requests;

/// <summary>A picture of a request.</summary>
/// <param name="Name">Name of its file; empty where it has none.</param>
/// <param name="File">The bytes of its file.</param>
internal sealed record UploadedPicture(string Name, ReadOnlyMemory<byte> File);
