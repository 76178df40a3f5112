namespace PaddleInferenceNet;

/// <summary>A tensor's shape does not suit the model, or a buffer's length does not suit a shape.</summary>
public sealed class ShapeMismatchException : PaddleException
{
    internal ShapeMismatchException(string function, string message, string expected, string actual)
        : base(PaddleErrorCode.ShapeMismatch, function, message)
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>What was needed, such as "[-1, 3, 48, -1]" or "27648 elements"; empty where the library does not tell.</summary>
    public string Expected { get; }

    /// <summary>What was given, in the same form.</summary>
    public string Actual { get; }
}
