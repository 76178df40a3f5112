namespace PaddleInferenceNet;

/// <summary>Settings of a run on a Kunlun XPU.</summary>
public sealed record XpuOptions
{
    /// <summary>Bytes of L3 cache to use, not negative.</summary>
    public int L3WorkspaceBytes { get; init; } = 0xfffc00;

    /// <summary>Whether the L3 cache is kept locked for this predictor; from 2.2 on.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether convolutions are tuned; from 2.2 on.</summary>
    public bool Autotune { get; init; } = true;

    /// <summary>File with earlier tuning results; empty for none. From 2.2 on.</summary>
    public string AutotuneFile { get; init; } = "";

    /// <summary>"int16" or "int8" arithmetic inside; from 2.2 on.</summary>
    public string Precision { get; init; } = "int16";

    /// <summary>Whether sequences of different lengths are packed; from 2.2 on.</summary>
    public bool AdaptiveSequenceLength { get; init; }

    /// <summary>Whether each thread has a stream of its own; from 2.5 on.</summary>
    public bool MultiStream { get; init; }

    internal void Validate()
    {
        Rule.Range(L3WorkspaceBytes, 0, int.MaxValue, "Xpu.L3WorkspaceBytes");
        Rule.Require(Precision is "int16" or "int8", "Xpu.Precision", Precision, "must be \"int16\" or \"int8\"");
        Rule.Require(AutotuneFile is not null, "Xpu.AutotuneFile", AutotuneFile, "must not be null");
    }
}
