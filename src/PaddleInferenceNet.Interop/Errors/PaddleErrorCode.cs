namespace PaddleInferenceNet;

/// <summary>Why a native call failed; the values up to <see cref="Cancelled"/> are those of the embedded runtime.</summary>
public enum PaddleErrorCode
{
    /// <summary>The library gives no reason; its log may.</summary>
    Unknown = 0,

    /// <summary>An argument is outside its range.</summary>
    InvalidArgument = 1,

    /// <summary>A file is absent or cannot be read.</summary>
    FileUnreadable = 2,

    /// <summary>A program or parameter file is broken, or the two do not belong together.</summary>
    ModelFormat = 3,

    /// <summary>The model uses an operator, or a form of one, that the library does not have.</summary>
    UnsupportedOperator = 4,

    /// <summary>A tensor's shape does not suit the model or the data.</summary>
    ShapeMismatch = 5,

    /// <summary>Native memory is exhausted, or the memory limit is reached.</summary>
    OutOfMemory = 6,

    /// <summary>A fault of the library itself.</summary>
    Internal = 7,

    /// <summary>The run was cancelled.</summary>
    Cancelled = 8,

    /// <summary>No native library could be loaded.</summary>
    LibraryNotLoaded = 100,

    /// <summary>The library did not take a setting that was asked for strictly.</summary>
    SettingNotTaken = 101,

    /// <summary>The library is of a version that is known to fail with the settings.</summary>
    KnownBadVersion = 102,

    /// <summary>The worker process of an isolated predictor failed.</summary>
    WorkerFailed = 103,
}
