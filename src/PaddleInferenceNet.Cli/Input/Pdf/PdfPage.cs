namespace PaddleInferenceNet.Cli.Input.Pdf;

/// <summary>A page of a PDF file.</summary>
/// <param name="File">The file.</param>
/// <param name="Document">Path of the file below the folder or pattern that it was found by; with forward slashes.</param>
/// <param name="Number">Number of the page, 1 for the first.</param>
internal sealed record PdfPage(string File, string Document, int Number);
