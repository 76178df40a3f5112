namespace PaddleInferenceNet.Ocr.Models;

/// <summary>A model could not be fetched, or what was fetched is not it.</summary>
public sealed class ModelDownloadException : PaddleException
{
    internal ModelDownloadException(string model, string message, Exception? inner = null)
        : base(
            PaddleErrorCode.FileUnreadable,
            nameof(ModelStore),
            $"The model '{model}' could not be installed: {message}",
            inner
        ) => Model = model;

    /// <summary>Name of the model.</summary>
    public string Model { get; }
}
