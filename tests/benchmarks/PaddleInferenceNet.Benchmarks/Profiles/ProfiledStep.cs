namespace PaddleInferenceNet.Benchmarks.Profiles;

/// <summary>One step of a network as the embedded runtime runs it.</summary>
/// <param name="Operator">Its name in the program.</param>
/// <param name="Kernel">What computes it.</param>
/// <param name="Output">Shape of its first result.</param>
/// <param name="Weights">Shape of its second input; empty where there is none.</param>
/// <param name="Milliseconds">Least time over all rounds.</param>
/// <param name="Flop">Multiplications and additions of convolutions and matrix products; 0 for all else.</param>
internal sealed record ProfiledStep(
    string Operator,
    string Kernel,
    string Output,
    string Weights,
    double Milliseconds,
    double Flop
)
{
    /// <summary>10⁹ multiplications and additions a second.</summary>
    public double GigaFlops => Flop / Milliseconds * 1e-6;
}
