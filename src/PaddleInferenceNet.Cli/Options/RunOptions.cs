namespace PaddleInferenceNet.Cli.Options;

/// <summary>What <c>run</c> is to do. Shapes and inputs are in the model's order, as are outputs.</summary>
internal sealed record RunOptions
{
    public required string Model { get; init; }
    public required IReadOnlyList<TensorShape> Shapes { get; init; }
    public required IReadOnlyList<string> Inputs { get; init; }
    public required IReadOnlyList<string> Outputs { get; init; }
    public int Threads { get; init; } = 1;
    public bool NativeLogging { get; init; }

    public PaddleConfig Config() =>
        new()
        {
            Model = ModelSource.FromPath(Model),
            Threads = Threads,
            NativeLogging = NativeLogging,
        };
}
