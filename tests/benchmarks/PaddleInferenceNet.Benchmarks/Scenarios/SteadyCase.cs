namespace PaddleInferenceNet.Benchmarks.Scenarios;

/// <summary>One network on one shape, run again and again.</summary>
/// <param name="GigaFlop">Multiplications and additions of one run, in 10⁹; 0 where they were not counted.</param>
internal sealed record SteadyCase(Network Network, int[] Shape, int Threads, double GigaFlop, int Runs)
{
    /// <summary>The table of design targets: input, threads, arithmetic.</summary>
    public static IReadOnlyList<SteadyCase> All { get; } =
    [
        new(Network.Detector, [1, 3, 640, 640], 1, 4.60, 3),
        new(Network.Detector, [1, 3, 960, 960], 1, 10.4, 2),
        new(Network.Recognizer, [1, 3, 48, 320], 1, 1.30, 9),
        new(Network.Recognizer, [6, 3, 48, 320], 1, 7.8, 2),
        new(Network.Classifier, [1, 3, 48, 192], 1, 0.033, 60),
        new(Network.Detector, [1, 3, 640, 640], 2, 4.60, 3),
        new(Network.Recognizer, [1, 3, 48, 320], 2, 1.30, 9),
    ];

    public override string ToString() => $"{Network.Name} {string.Join('x', Shape)}, {Threads} thread(s)";
}
