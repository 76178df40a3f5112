namespace PaddleInferenceNet.Benchmarks.Workers;

/// <summary>One line from the benchmark to a worker.</summary>
/// <param name="Command">load, run, read or memory.</param>
/// <param name="Model">load: folder of the Paddle model or ONNX file. read: folder of the default model set.</param>
/// <param name="Threads">load, read: threads of a run.</param>
/// <param name="Shape">run: shape of the input.</param>
/// <param name="Runs">run: how many.</param>
/// <param name="Pictures">read: files.</param>
/// <param name="Parity">read: the options of the reference instead of the default ones.</param>
internal sealed record WorkerRequest(
    string Command,
    string? Model = null,
    int Threads = 1,
    int[]? Shape = null,
    int Runs = 1,
    string[]? Pictures = null,
    bool Parity = false
);
