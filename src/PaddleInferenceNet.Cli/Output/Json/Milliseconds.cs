namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>Times as they are printed.</summary>
internal static class Milliseconds
{
    /// <summary>Milliseconds with microseconds as decimals.</summary>
    public static double Of(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
