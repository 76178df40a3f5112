namespace PaddleInferenceNet;

/// <summary>What host and worker say to each other. The host asks, the worker answers each question once and in turn.</summary>
internal enum MessageKind : byte
{
    /// <summary>First of the worker: version of the protocol, and the secret it was given.</summary>
    Hello = 1,

    /// <summary>Load a model; answered by <see cref="Loaded"/>.</summary>
    Load = 2,

    /// <summary>Library, inputs, outputs and warnings.</summary>
    Loaded = 3,

    /// <summary>Open the memory of a tensor; answered by <see cref="Done"/>.</summary>
    Map = 4,

    /// <summary>Answer without content.</summary>
    Done = 5,

    /// <summary>Run on the inputs whose types and shapes follow; answered by <see cref="Ran"/>.</summary>
    Run = 6,

    /// <summary>Types and shapes of the outputs.</summary>
    Ran = 7,

    /// <summary>Break the run of a number off, whose answer then comes sooner; has no answer of its own.</summary>
    Cancel = 8,

    /// <summary>Copy an output into its memory; answered by <see cref="Done"/>.</summary>
    Fetch = 9,

    /// <summary>Tell the sequences of an output; answered by <see cref="Lod"/>.</summary>
    ReadLod = 10,

    /// <summary>Levels of sequence offsets.</summary>
    Lod = 11,

    /// <summary>Empty the tensors; answered by <see cref="Done"/>.</summary>
    Clear = 12,

    /// <summary>Give memory back; answered by <see cref="Shrunk"/>.</summary>
    Shrink = 13,

    /// <summary>Bytes that were given back.</summary>
    Shrunk = 14,

    /// <summary>Answer to any question that failed.</summary>
    Failed = 15,

    /// <summary>Release the model and end; has no answer.</summary>
    Close = 16,
}
