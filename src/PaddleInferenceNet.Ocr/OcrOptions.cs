using System.Diagnostics.CodeAnalysis;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Orientation;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr;

/// <summary>How pictures are read.</summary>
public sealed record OcrOptions
{
    /// <summary>The options for good results.</summary>
    public static OcrOptions Default { get; } = new();

    /// <summary>The options that give the results of the reference implementation (PaddleOCR 2.8), its quirks included.</summary>
    public static OcrOptions Parity { get; } =
        new()
        {
            Mkldnn = false,
            Detection = DetectionOptions.Parity,
            Recognition = RecognitionOptions.Parity,
        };

    /// <summary>Threads of each network, 1 to 1024.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the library's MKLDNN kernels are used, where it has them.</summary>
    public bool Mkldnn { get; init; } = true;

    /// <summary>
    /// Whether the networks multiply in bfloat16, where processor and library can: faster, with scores that differ a
    /// little and now and then another text. Needs <see cref="Mkldnn"/>.
    /// </summary>
    public bool Bfloat16 { get; init; }

    /// <summary>
    /// Whether quantised networks compute in int8, where processor and library can: faster, with scores that differ a
    /// little. Other networks run as without it. Needs <see cref="Mkldnn"/>; goes before <see cref="Bfloat16"/>.
    /// </summary>
    [SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "They name types.")]
    public bool Int8 { get; init; }

    /// <summary>Whether the networks run in this process or each in a worker process of its own.</summary>
    public PredictorIsolation Isolation { get; init; }

    /// <summary>Settings of <see cref="PredictorIsolation.Process"/>.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>How lines are found.</summary>
    public DetectionOptions Detection { get; init; } = DetectionOptions.Default;

    /// <summary>How lines that stand on their heads are told, where there is a model for it.</summary>
    public OrientationOptions Orientation { get; init; } = new();

    /// <summary>How lines are read.</summary>
    public RecognitionOptions Recognition { get; init; } = RecognitionOptions.Default;

    /// <summary>Lines with a lower score are left out, 0 to 1.</summary>
    public double DropScore { get; init; } = 0.5;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        OptionRange.Within(Threads, 1, 1024, nameof(Threads));
        OptionRange.Within(DropScore, 0, 1, nameof(DropScore));
        Rule.Require(Mkldnn || !Bfloat16, nameof(Bfloat16), true, "needs Mkldnn true");
        Rule.Require(Mkldnn || !Int8, nameof(Int8), true, "needs Mkldnn true");
        Rule.Defined(Isolation, nameof(Isolation));
        Worker.Validate();
        Detection.Validate();
        Orientation.Validate();
        Recognition.Validate();
    }
}
