namespace PaddleInferenceNet.Cli.Input.Pdf;

/// <summary>A PDF file, or a page of one, cannot be made pictures.</summary>
internal sealed class PdfException(string message, Exception? inner = null) : Exception(message, inner);
