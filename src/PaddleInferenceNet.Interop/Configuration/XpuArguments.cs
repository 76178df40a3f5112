namespace PaddleInferenceNet.Interop;

/// <summary>The arguments of PD_ConfigEnableXpu, with the defaults of the C++ interface.</summary>
internal sealed record XpuArguments
{
    public int L3WorkspaceBytes { get; init; } = 0xfffc00;
    public bool Locked { get; init; }
    public bool Autotune { get; init; } = true;
    public string AutotuneFile { get; init; } = "";
    public string Precision { get; init; } = "int16";
    public bool AdaptiveSequenceLength { get; init; }
    public bool MultiStream { get; init; }
}
