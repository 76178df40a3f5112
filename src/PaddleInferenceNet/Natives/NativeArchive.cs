using System.Text.Json.Serialization;

namespace PaddleInferenceNet;

/// <summary>A published archive of the official Paddle Inference C library.</summary>
public sealed record NativeArchive
{
    /// <summary>Release, such as <c>2.6.2</c>.</summary>
    public required string Version { get; init; }

    /// <summary>System and architecture as .NET names them, such as <c>linux-x64</c>.</summary>
    [JsonPropertyName("rid")]
    public required string RuntimeIdentifier { get; init; }

    /// <summary>What it was built with: <c>mkl</c>, <c>openblas</c>, or the versions of CUDA, cuDNN and TensorRT.</summary>
    public required string Variant { get; init; }

    /// <summary>Its matrix library: <c>mkl</c> or <c>openblas</c>.</summary>
    public required string Blas { get; init; }

    /// <summary>Version of CUDA; null for a build without GPU.</summary>
    public string? Cuda { get; init; }

    /// <summary>Version of cuDNN; null for a build without GPU.</summary>
    public string? Cudnn { get; init; }

    /// <summary>Version of TensorRT; null for a build without it.</summary>
    [JsonPropertyName("tensorrt")]
    public string? TensorRt { get; init; }

    /// <summary>Where its publisher keeps it: a <c>.tgz</c> or <c>.zip</c> file.</summary>
    public required Uri Url { get; init; }

    /// <summary>Licence, as SPDX names it.</summary>
    public required string Licence { get; init; }

    /// <summary>Bytes of the archive; null where they are not known.</summary>
    public long? Size { get; init; }

    /// <summary>SHA-256 of the archive, 64 hexadecimal digits; null where it is recorded at the first download.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Name of its folder in a store, such as <c>2.6.2-linux-x64-mkl</c>.</summary>
    [JsonIgnore]
    public string Name => $"{Version}-{RuntimeIdentifier}-{Variant}";
}
