namespace PaddleInferenceNet.Ocr.Words;

/// <summary>What a character does in a line.</summary>
internal enum CharacterKind
{
    /// <summary>Parts words.</summary>
    Space,

    /// <summary>Belongs to a word.</summary>
    Letter,

    /// <summary>Stands for itself: Chinese, and the scripts of Japanese.</summary>
    Ideograph,

    /// <summary>Any other.</summary>
    Symbol,
}
