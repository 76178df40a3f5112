namespace PaddleInferenceNet.Extensions.Diagnostics;

/// <summary>Names of the operations in metrics and traces.</summary>
internal static class OcrOperations
{
    public const string Read = "read";
    public const string Detect = "detect";
    public const string Recognize = "recognize";
}
