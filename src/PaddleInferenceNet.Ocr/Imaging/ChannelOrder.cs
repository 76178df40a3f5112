namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>In which order a network takes the colours of a picture.</summary>
internal enum ChannelOrder
{
    /// <summary>Blue, green, red, as pictures are stored.</summary>
    BlueFirst,

    /// <summary>Red, green, blue.</summary>
    RedFirst,
}
