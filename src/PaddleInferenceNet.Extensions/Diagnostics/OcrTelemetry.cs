using System.Diagnostics;

namespace PaddleInferenceNet.Extensions;

/// <summary>Names under which metrics and traces are collected.</summary>
public static class OcrTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "PaddleInferenceNet.Ocr";

    internal static ActivitySource Source { get; } = new(Name);
}
