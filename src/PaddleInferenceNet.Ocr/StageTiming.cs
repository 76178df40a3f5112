namespace PaddleInferenceNet.Ocr;

/// <summary>Time spent in one stage; the parts of all its batches added up.</summary>
/// <param name="Preprocess">From pixels to the network's input.</param>
/// <param name="Network">Inside of the network.</param>
/// <param name="Postprocess">From the network's output to the result.</param>
public readonly record struct StageTiming(TimeSpan Preprocess, TimeSpan Network, TimeSpan Postprocess)
{
    /// <summary>All parts.</summary>
    public TimeSpan Total => Preprocess + Network + Postprocess;
}
