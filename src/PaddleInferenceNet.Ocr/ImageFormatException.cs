namespace PaddleInferenceNet.Ocr;

/// <summary>A file is not a picture that can be read: empty, truncated, of an unknown format, or too large.</summary>
public sealed class ImageFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and with which values.</param>
    /// <param name="innerException">What the decoder said, if it did.</param>
    public ImageFormatException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>Creates the exception with a general message.</summary>
    public ImageFormatException()
        : base("The data is not a picture that can be read.") { }

    /// <summary>Path of the file, or null where the picture came from memory.</summary>
    public string? Path { get; init; }
}
