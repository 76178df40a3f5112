using System.Collections.Immutable;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>
/// Finds out what a library is built with: a switch for something that is not in it stays off. Switches that end the
/// process in some builds, those of TensorRT and XPU, are not touched.
/// </summary>
internal static class BackEndProbe
{
    private const int CacheCapacity = 10;
    private const ulong PoolMb = 1;

    public static ImmutableArray<BackEnd> Run() =>
        [
            new("mkldnn", Probe(config => config.EnableMkldnn(CacheCapacity), config => config.UsesMkldnn)),
            new(
                "mkldnn bfloat16",
                Probe(
                    config =>
                    {
                        config.EnableMkldnn(CacheCapacity);
                        config.EnableBfloat16();
                    },
                    config => config.UsesBfloat16
                )
            ),
            new(
                "gpu",
                Probe(
                    config => config.EnableGpu(PoolMb, 0, PD_PrecisionType.PD_PRECISION_FLOAT32),
                    config => config.UsesGpu
                )
            ),
            new("onnxruntime", Probe(config => config.EnableOnnxRuntime(false), config => config.UsesOnnxRuntime)),
        ];

    private static bool Probe(Action<NativeConfig> set, Func<NativeConfig, bool> get)
    {
        using NativeConfig config = new();
        try
        {
            set(config);
            return get(config);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
