namespace PaddleInferenceNet.Cli;

/// <summary>How the program ended; the numbers are part of its interface and listed in its help.</summary>
internal enum ExitCode
{
    /// <summary>All was done, or the reader of the output wanted no more of it.</summary>
    Done = 0,

    /// <summary>Some pictures could not be read, a run failed, or its result could not be written.</summary>
    Failed = 1,

    /// <summary>The command line is wrong, or a file, folder or shape that it names does not fit.</summary>
    WrongUsage = 2,

    /// <summary>A model, its dictionary or a native library cannot be loaded.</summary>
    NotLoaded = 3,

    /// <summary>Ctrl+C: 128 and the number of the signal, as shells count.</summary>
    Interrupted = 130,

    /// <summary>SIGTERM, counted likewise.</summary>
    Terminated = 143,
}
