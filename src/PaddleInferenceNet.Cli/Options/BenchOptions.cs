namespace PaddleInferenceNet.Cli.Options;

/// <summary>What <c>bench</c> is to do. Shapes are in the model's order of inputs.</summary>
internal sealed record BenchOptions
{
    public required string Model { get; init; }
    public required IReadOnlyList<TensorShape> Shapes { get; init; }
    public int Threads { get; init; } = 1;
    public int Rounds { get; init; } = 20;
    public bool Bfloat16 { get; init; }
    public bool Int8 { get; init; }
    public bool Json { get; init; }
    public bool NativeLogging { get; init; }

    public PaddleConfig Config() =>
        new()
        {
            Model = ModelSource.FromPath(Model),
            Threads = Threads,
            Mkldnn = true,
            MkldnnBfloat16 = Bfloat16,
            MkldnnInt8 = Int8,
            NativeLogging = NativeLogging,
        };
}
