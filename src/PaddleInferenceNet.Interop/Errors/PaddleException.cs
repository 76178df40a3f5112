namespace PaddleInferenceNet;

/// <summary>A model, a tensor or the native library failed. Wrong arguments are <see cref="ArgumentException"/> instead.</summary>
public class PaddleException : Exception
{
    /// <param name="code">Why.</param>
    /// <param name="function">The native function or managed member in which it failed.</param>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="inner">The exception behind this one, if any.</param>
    public PaddleException(PaddleErrorCode code, string function, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Function = function;
    }

    /// <summary>Why it failed.</summary>
    public PaddleErrorCode Code { get; }

    /// <summary>The native function or managed member in which it failed.</summary>
    public string Function { get; }
}
