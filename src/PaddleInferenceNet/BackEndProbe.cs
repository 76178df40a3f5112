using System.Collections.Immutable;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>
/// Finds out what a library is built with: a switch for something that is not in it stays off. Where the switch ends the
/// process in a library without the part, or says nothing, the file of the library decides.
/// </summary>
internal static class BackEndProbe
{
    private const int CacheCapacity = 10;
    private const ulong PoolMb = 1;

    public static ImmutableArray<BackEnd> Run()
    {
        var library = LibraryLoader.Current;
        var hasGpu = Probe(
            config => config.EnableGpu(PoolMb, 0, PD_PrecisionType.PD_PRECISION_FLOAT32),
            config => config.UsesGpu
        );
        return
        [
            new(BuildMarks.Mkldnn, Probe(config => config.EnableMkldnn(CacheCapacity), config => config.UsesMkldnn)),
            new("mkldnn bfloat16", Probe(EnableBfloat16, config => config.UsesBfloat16)),
            new("mkldnn int8", Probe(EnableInt8, config => config.UsesInt8)),
            new(BuildMarks.Gpu, hasGpu),
            new(BuildMarks.TensorRt, hasGpu && library.IsBuiltWith(BuildMarks.TensorRt)),
            new(BuildMarks.Xpu, library.IsBuiltWith(BuildMarks.Xpu)),
            new(
                BuildMarks.CustomDevice,
                library.Has(nameof(PaddleApi.PD_ConfigEnableCustomDevice))
                    && library.IsBuiltWith(BuildMarks.CustomDevice)
            ),
            new(
                BuildMarks.OnnxRuntime,
                Probe(config => config.EnableOnnxRuntime(false), config => config.UsesOnnxRuntime)
            ),
            new(
                BuildMarks.Lite,
                library.Has(nameof(PaddleApi.PD_ConfigEnableLiteEngine)) && library.IsBuiltWith(BuildMarks.Lite)
            ),
        ];
    }

    private static void EnableBfloat16(NativeConfig config)
    {
        config.EnableMkldnn(CacheCapacity);
        config.EnableBfloat16();
    }

    private static void EnableInt8(NativeConfig config)
    {
        config.EnableMkldnn(CacheCapacity);
        config.EnableInt8();
    }

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
