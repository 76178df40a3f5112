namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>A recorded line: corners as [x, y], text and score.</summary>
public sealed record GoldenLine(double[][] Box, string Text, double Score);
