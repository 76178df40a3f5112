using PaddleInferenceNet.Extensions;

namespace PaddleInferenceNet.Service.Requests;

/// <summary>What a client sent.</summary>
/// <param name="Pictures">At least one.</param>
/// <param name="Request">What it asks for.</param>
internal sealed record Upload(IReadOnlyList<UploadedPicture> Pictures, OcrRequest Request)
{
    public IReadOnlyList<ReadOnlyMemory<byte>> Files => [.. Pictures.Select(picture => picture.File)];
}
