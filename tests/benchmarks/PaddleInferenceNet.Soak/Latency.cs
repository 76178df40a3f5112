namespace PaddleInferenceNet.Soak;

/// <summary>Percentiles of times in milliseconds; all zero where nothing was timed.</summary>
internal sealed record Latency(double P50, double P90, double P99, double Max);
