namespace PaddleInferenceNet;

/// <summary>A model file is absent, unreadable, broken, or not what its name says.</summary>
public sealed class ModelFormatException : PaddleException
{
    /// <inheritdoc/>
    public ModelFormatException(PaddleErrorCode code, string function, string message, Exception? inner = null)
        : base(code, function, message, inner) { }
}
