namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>A dictionary is not one, or does not belong to the recogniser it is used with.</summary>
public sealed class DictionaryException : PaddleException
{
    internal DictionaryException(string message, Exception? inner = null)
        : base(PaddleErrorCode.ModelFormat, nameof(CharacterSet), message, inner) { }

    /// <summary>Classes of the model, or null where no model is involved.</summary>
    public int? Classes { get; init; }

    /// <summary>Entries of the dictionary, or null where it could not be read.</summary>
    public int? Entries { get; init; }
}
