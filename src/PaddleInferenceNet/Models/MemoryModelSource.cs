namespace PaddleInferenceNet;

/// <summary>A model in memory.</summary>
internal sealed record MemoryModelSource(ReadOnlyMemory<byte> Program, ReadOnlyMemory<byte> Parameters) : ModelSource
{
    internal override ModelFiles Open() => ModelFiles.FromMemory(Program, Parameters);

    public override string ToString() => $"memory ({Program.Length} + {Parameters.Length} bytes)";
}
