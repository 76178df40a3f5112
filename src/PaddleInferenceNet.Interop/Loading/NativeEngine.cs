namespace PaddleInferenceNet;

/// <summary>Which library is wanted.</summary>
public enum NativeEngine
{
    /// <summary>The first that is found and can be loaded.</summary>
    Auto,

    /// <summary>The runtime of this project.</summary>
    Embedded,

    /// <summary>The official library of Paddle.</summary>
    Official,
}
