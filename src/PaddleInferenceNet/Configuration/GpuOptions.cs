namespace PaddleInferenceNet;

/// <summary>Settings of a run on CUDA or HIP.</summary>
public sealed record GpuOptions
{
    /// <summary>Index of the device, from 0.</summary>
    public int DeviceId { get; init; }

    /// <summary>First size of the memory pool in MiB, 1 to 1048576.</summary>
    public int MemoryPoolMb { get; init; } = 100;

    /// <summary>Float32 or Half; libraries before 2.5 know Float32 only.</summary>
    public InferencePrecision Precision { get; init; }

    /// <summary>Whether cuDNN kernels are used.</summary>
    public bool Cudnn { get; init; }

    /// <summary>Whether each thread has a stream of its own.</summary>
    public bool MultiStream { get; init; }

    /// <summary>A CUDA stream of the caller to run on; zero for one of the library. Such a predictor cannot be cloned.</summary>
    public nint Stream { get; init; }

    internal void Validate()
    {
        Rule.Range(DeviceId, 0, 1024, "Gpu.DeviceId");
        Rule.Range(MemoryPoolMb, 1, 1 << 20, "Gpu.MemoryPoolMb");
        Rule.Require(
            Precision is InferencePrecision.Float32 or InferencePrecision.Half,
            "Gpu.Precision",
            Precision,
            "must be Float32 or Half; int8 runs in TensorRT"
        );
    }
}
