namespace PaddleInferenceNet.Service.Endpoints;

/// <summary>Marks an endpoint whose body is pictures.</summary>
internal sealed class TakesPictures
{
    public static TakesPictures Instance { get; } = new();
}
