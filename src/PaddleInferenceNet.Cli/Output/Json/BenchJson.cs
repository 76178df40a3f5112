namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>What was measured and how. Times are of one run, without writing inputs and reading outputs.</summary>
/// <param name="Model">Folder of the model.</param>
/// <param name="Shapes">Shapes of the inputs.</param>
/// <param name="Threads">Threads of a run.</param>
/// <param name="Rounds">Runs that <paramref name="MinMs"/> and <paramref name="MedianMs"/> are taken from.</param>
/// <param name="Library">File of the library.</param>
/// <param name="LibraryVersion">What the library says of itself.</param>
/// <param name="MinMs">Shortest run in milliseconds.</param>
/// <param name="MedianMs">Median run in milliseconds.</param>
/// <param name="LoadMs">Loading the model in milliseconds; the library itself is loaded before.</param>
/// <param name="FirstRunMs">The run before the rounds, in milliseconds.</param>
/// <param name="PeakMb">Most resident memory of the process in MiB.</param>
internal sealed record BenchJson(
    string Model,
    int[][] Shapes,
    int Threads,
    int Rounds,
    string Library,
    string LibraryVersion,
    double MinMs,
    double MedianMs,
    double LoadMs,
    double FirstRunMs,
    double PeakMb
);
