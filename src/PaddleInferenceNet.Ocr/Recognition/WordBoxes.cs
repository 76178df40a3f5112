namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>Whether and how words are told with their boxes.</summary>
public enum WordBoxes
{
    /// <summary>Lines only.</summary>
    None,

    /// <summary>
    /// Words, runs of symbols, and single characters of Chinese and Japanese, in their order along the line; boxes lie in
    /// that of the line, whichever way it is turned.
    /// </summary>
    Fitted,

    /// <summary>
    /// Those of the reference implementation (PaddleOCR 2.8, <c>return_word_box</c>): upright boxes, symbols left out, and
    /// in lines with Latin words and Chinese the texts paired with the boxes of others.
    /// </summary>
    Reference,
}
