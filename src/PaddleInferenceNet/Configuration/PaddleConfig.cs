using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>A recipe for predictors. It owns nothing native and makes any number of predictors.</summary>
public sealed record PaddleConfig
{
    private const int MaxThreads = 1024;
    private const int MaxCacheCapacity = 1 << 20;
    private const int MaxMemoryLimitMb = 1 << 24;

    /// <summary>The model to run.</summary>
    public required ModelSource Model { get; init; }

    /// <summary>Threads of one run on the CPU, 1 to 1024.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether oneDNN kernels are used, where the library has that switch. The C interface cannot switch them off: where a
    /// library starts with oneDNN on, as some official ones for the CPU do, false removes its graph passes, which has the
    /// same effect.
    /// </summary>
    public bool Mkldnn { get; init; } = true;

    /// <summary>Input shapes for which oneDNN keeps its primitives, 0 (all) to 1048576.</summary>
    public int MkldnnCacheCapacity { get; init; } = 10;

    /// <summary>Whether the graph is optimised at load.</summary>
    public bool IrOptimization { get; init; } = true;

    /// <summary>Whether activations share memory.</summary>
    public bool MemoryOptimization { get; init; } = true;

    /// <summary>
    /// The most native memory in MiB, 1 to 16777216, that the model and each of its predictors may take together: weights,
    /// inputs, activations. What needs more fails with <see cref="PaddleErrorCode.OutOfMemory"/> before it is allocated. Null
    /// for the library's own limit, 16384 in the embedded runtime; official libraries have none.
    /// </summary>
    public int? MemoryLimitMb { get; init; }

    /// <summary>Whether the library writes information and warnings to standard error. Once muted, it stays so for the process.</summary>
    public bool NativeLogging { get; init; }

    /// <summary>Graph passes to leave out, by name; a name that the library does not know has no effect.</summary>
    public ImmutableArray<string> DisabledPasses { get; init; } = [];

    /// <summary>Whether oneDNN computes in bfloat16, where the CPU can.</summary>
    public bool MkldnnBfloat16 { get; init; }

    /// <summary>Whether oneDNN runs in int8, for which the model must be a quantised one; from 2.5 on.</summary>
    public bool MkldnnInt8 { get; init; }

    /// <summary>The only operator types that oneDNN takes; empty for all it can.</summary>
    public ImmutableArray<string> MkldnnOperators { get; init; } = [];

    /// <summary>The only operator types in bfloat16; empty for all that can.</summary>
    public ImmutableArray<string> MkldnnBfloat16Operators { get; init; } = [];

    /// <summary>
    /// Where the model runs. oneDNN is for the CPU: elsewhere set <see cref="Mkldnn"/> to false. A library that is built
    /// without the device runs on the CPU, with a warning; with <see cref="Strict"/> it is refused.
    /// </summary>
    public DeviceKind Device { get; init; }

    /// <summary>Settings of <see cref="DeviceKind.Gpu"/>.</summary>
    public GpuOptions Gpu { get; init; } = new();

    /// <summary>Settings of <see cref="DeviceKind.Xpu"/>.</summary>
    public XpuOptions Xpu { get; init; } = new();

    /// <summary>Settings of <see cref="DeviceKind.Custom"/>.</summary>
    public CustomDeviceOptions CustomDevice { get; init; } = new();

    /// <summary>Settings of TensorRT.</summary>
    public TensorRtOptions TensorRt { get; init; } = new();

    /// <summary>Settings of ONNX Runtime.</summary>
    public OnnxRuntimeOptions OnnxRuntime { get; init; } = new();

    /// <summary>Settings of Paddle Lite.</summary>
    public LiteOptions Lite { get; init; } = new();

    /// <summary>Rarely used settings of the graph.</summary>
    public GraphOptions Graph { get; init; } = new();

    /// <summary>Whether a setting that the library does not take is an error and not a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the model runs in this process or in a worker process.</summary>
    public PredictorIsolation Isolation { get; init; }

    /// <summary>Settings of <see cref="PredictorIsolation.Process"/>.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>Checks every setting that can be checked without the library or the files.</summary>
    /// <exception cref="ArgumentException">A setting is outside its range; the message names setting, value and rule.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Model);
        Rule.Range(Threads, 1, MaxThreads, nameof(Threads));
        Rule.Range(MkldnnCacheCapacity, 0, MaxCacheCapacity, nameof(MkldnnCacheCapacity));
        Rule.Range(MemoryLimitMb ?? 1, 1, MaxMemoryLimitMb, nameof(MemoryLimitMb));
        CheckNames(DisabledPasses, nameof(DisabledPasses));
        CheckNames(MkldnnOperators, nameof(MkldnnOperators));
        CheckNames(MkldnnBfloat16Operators, nameof(MkldnnBfloat16Operators));
        ConfigRules.Check(this);
    }

    /// <summary>Tells what the loaded library makes of this recipe, without loading the model.</summary>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    /// <exception cref="ModelFormatException">A model file is absent or unreadable.</exception>
    /// <exception cref="NotSupportedException">The library has no function for a setting.</exception>
    public ConfigReport Inspect()
    {
        Validate();
        return ConfigReport.Of(this);
    }

    private static void CheckNames(ImmutableArray<string> names, string property) =>
        Rule.Names(names.IsDefault ? null! : names, property);
}
