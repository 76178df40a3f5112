namespace PaddleInferenceNet.Extensions;

/// <summary>A request asks for what there is not; the message names value and rule.</summary>
public sealed class OcrRequestException : ArgumentException
{
    internal OcrRequestException(string message, Exception? inner = null)
        : base(message, inner) { }
}
