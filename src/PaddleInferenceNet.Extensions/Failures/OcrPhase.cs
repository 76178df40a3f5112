namespace PaddleInferenceNet.Extensions;

/// <summary>Where a picture is on its way.</summary>
public enum OcrPhase
{
    /// <summary>In the queue.</summary>
    Waiting,

    /// <summary>With a worker.</summary>
    Reading,
}
