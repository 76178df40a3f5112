namespace PaddleInferenceNet;

/// <summary>
/// The settings of an application as a configuration file holds them, in a section such as "Paddle". A configuration
/// binder fills it; <see cref="ToConfig"/> and <see cref="ToLibraryOptions"/> make of it what the rest takes.
/// </summary>
public sealed record PaddleOptions
{
    /// <summary>Which library is looked for.</summary>
    public NativeEngine Engine { get; init; }

    /// <summary>File or folder of the library; empty to search for it.</summary>
    public string LibraryPath { get; init; } = "";

    /// <summary>Folders in which the library is looked for before the usual places.</summary>
    public IReadOnlyList<string> SearchFolders { get; init; } = [];

    /// <summary>Where models run.</summary>
    public DeviceKind Device { get; init; }

    /// <summary>Settings of <see cref="DeviceKind.Gpu"/>.</summary>
    public GpuOptions Gpu { get; init; } = new();

    /// <summary>Settings of <see cref="DeviceKind.Xpu"/>.</summary>
    public XpuOptions Xpu { get; init; } = new();

    /// <summary>Settings of <see cref="DeviceKind.Custom"/>.</summary>
    public CustomDeviceOptions CustomDevice { get; init; } = new();

    /// <summary>Threads of one run on the CPU, 1 to 1024.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the graph is optimised at load.</summary>
    public bool IrOptimization { get; init; } = true;

    /// <summary>Whether activations share memory.</summary>
    public bool MemoryOptimization { get; init; } = true;

    /// <summary>
    /// The most native memory in MiB, 1 to 16777216, that a model and each of its predictors may take together; null for the
    /// library's own limit, 16384 in the embedded runtime.
    /// </summary>
    public int? MemoryLimitMb { get; init; }

    /// <summary>Whether the library writes information and warnings to standard error.</summary>
    public bool NativeLogging { get; init; }

    /// <summary>Whether a setting that the library does not take is an error and not a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether models run in this process or in worker processes.</summary>
    public PredictorIsolation Isolation { get; init; }

    /// <summary>Settings of <see cref="PredictorIsolation.Process"/>.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>Settings of oneDNN.</summary>
    public MkldnnOptions Mkldnn { get; init; } = new();

    /// <summary>Settings of TensorRT.</summary>
    public TensorRtOptions TensorRt { get; init; } = new();

    /// <summary>Settings of ONNX Runtime.</summary>
    public OnnxRuntimeOptions OnnxRuntime { get; init; } = new();

    /// <summary>Settings of Paddle Lite.</summary>
    public LiteOptions Lite { get; init; } = new();

    /// <summary>Settings of the graph.</summary>
    public GraphOptions Graph { get; init; } = new();

    /// <summary>Graph passes to leave out, by name.</summary>
    public IReadOnlyList<string> DisabledPasses { get; init; } = [];

    /// <summary>Makes the recipe for predictors of a model.</summary>
    /// <exception cref="ArgumentException">A setting is wrong or does not go with another; the message names property, value and rule.</exception>
    public PaddleConfig ToConfig(ModelSource model)
    {
        PaddleConfig config = new()
        {
            Model = model,
            Device = Device,
            Gpu = Gpu,
            Xpu = Xpu,
            CustomDevice = CustomDevice,
            Threads = Threads,
            IrOptimization = IrOptimization,
            MemoryOptimization = MemoryOptimization,
            MemoryLimitMb = MemoryLimitMb,
            NativeLogging = NativeLogging,
            Strict = Strict,
            Isolation = Isolation,
            Worker = Worker,
            Mkldnn = Mkldnn.Enabled ?? (Device == DeviceKind.Cpu && !OnnxRuntime.Enabled),
            MkldnnCacheCapacity = Mkldnn.CacheCapacity,
            MkldnnBfloat16 = Mkldnn.Bfloat16,
            MkldnnInt8 = Mkldnn.Int8,
            MkldnnOperators = [.. Mkldnn.Operators],
            MkldnnBfloat16Operators = [.. Mkldnn.Bfloat16Operators],
            TensorRt = TensorRt,
            OnnxRuntime = OnnxRuntime,
            Lite = Lite,
            Graph = Graph,
            DisabledPasses = [.. DisabledPasses],
        };
        config.Validate();
        return config;
    }

    /// <summary>Which library to load, for <see cref="PaddleLibrary.Configure"/>.</summary>
    public NativeLibraryOptions ToLibraryOptions() =>
        new()
        {
            Engine = Engine,
            Path = LibraryPath.Length > 0 ? LibraryPath : null,
            SearchFolders = [.. SearchFolders],
        };
}
