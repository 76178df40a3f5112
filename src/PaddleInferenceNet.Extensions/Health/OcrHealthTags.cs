namespace PaddleInferenceNet.Extensions;

/// <summary>Tags of the health checks that are added.</summary>
public static class OcrHealthTags
{
    /// <summary>A process whose check fails is to be started anew.</summary>
    public const string Live = "live";

    /// <summary>A process whose check fails is to be left alone until it succeeds.</summary>
    public const string Ready = "ready";
}
