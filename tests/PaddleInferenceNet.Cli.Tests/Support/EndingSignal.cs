namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>How a program is ended from outside.</summary>
public enum EndingSignal
{
    /// <summary>SIGTERM: it is asked to end.</summary>
    Terminate,

    /// <summary>SIGKILL: it is not asked.</summary>
    Kill,
}
