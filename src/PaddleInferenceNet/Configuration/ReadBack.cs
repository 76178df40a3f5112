using System.Globalization;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Holds what the library took against what was asked for: a switch that it was built without stays off in silence.</summary>
internal static class ReadBack
{
    /// <exception cref="PaddleException">A setting was not taken and <see cref="PaddleConfig.Strict"/> is set.</exception>
    public static void Check(NativeConfig native, PaddleConfig config, ILogger logger)
    {
        foreach (var (property, wanted, taken) in Settings(native, config))
        {
            var asked = Convert.ToString(wanted, CultureInfo.InvariantCulture)!;
            var got = Convert.ToString(taken, CultureInfo.InvariantCulture)!;
            if (asked == got)
            {
                continue;
            }

            if (config.Strict)
            {
                throw new PaddleException(
                    PaddleErrorCode.SettingNotTaken,
                    nameof(PaddleConfig),
                    $"{property} was set to {asked}, but '{PaddleLibrary.Path}' says {got}: it is built without that, or this machine lacks what it needs."
                );
            }

            Log.SettingNotTaken(logger, property, asked, got, PaddleLibrary.Path);
        }
    }

    // Switches that are off by default are looked at only where they were switched on.
    private static IEnumerable<(string Property, object Wanted, object Taken)> Settings(
        NativeConfig native,
        PaddleConfig config
    )
    {
        yield return (nameof(config.Threads), config.Threads, native.Threads);
        yield return (nameof(config.IrOptimization), config.IrOptimization, native.OptimizesGraph);
        (string Property, bool Wanted, Func<bool> Taken)[] switches =
        [
            (nameof(config.MemoryOptimization), config.MemoryOptimization, () => native.OptimizesMemory),
            (nameof(config.Mkldnn), config.Mkldnn, () => native.UsesMkldnn),
            (nameof(config.MkldnnBfloat16), config.MkldnnBfloat16, () => native.UsesBfloat16),
            (nameof(config.MkldnnInt8), config.MkldnnInt8, () => native.UsesInt8),
            (nameof(config.Device), config.Device == DeviceKind.Gpu, () => native.UsesGpu),
            ("Gpu.Cudnn", config.Device == DeviceKind.Gpu && config.Gpu.Cudnn, () => native.UsesCudnn),
            (
                "Gpu.MultiStream",
                config.Device == DeviceKind.Gpu && config.Gpu.MultiStream,
                () => native.UsesMultiStream
            ),
            (nameof(config.Device), config.Device == DeviceKind.Xpu, () => native.UsesXpu),
            (nameof(config.Device), config.Device == DeviceKind.Custom, () => native.UsesCustomDevice),
            ("OnnxRuntime.Enabled", config.OnnxRuntime.Enabled, () => native.UsesOnnxRuntime),
            ("TensorRt.Enabled", config.TensorRt.Enabled, () => native.UsesTensorRt),
            ("TensorRt.CollectShapes", config.TensorRt.CollectShapes, () => native.CollectsShapes),
            ("TensorRt.DlaCore", config.TensorRt is { Enabled: true, DlaCore: not null }, () => native.UsesDla),
            (
                "TensorRt.VariableLength",
                config.TensorRt is { Enabled: true, VariableLength: true },
                () => native.UsesVarseqlen
            ),
            (
                "TensorRt.DynamicShapes",
                config.TensorRt is { Enabled: true, DynamicShapes.Count: > 0 },
                () => native.HasDynamicShapes
            ),
            (
                "TensorRt.ShapeFile",
                config.TensorRt is { Enabled: true, ShapeFile.Length: > 0 },
                () => native.HasTunedShapes
            ),
            ("Graph.Profile", config.Graph.Profile, () => native.Profiles),
            ("Graph.NewExecutor", config.Graph.NewExecutor, () => native.UsesNewExecutor),
            ("Graph.NewIr", config.Graph.NewIr, () => native.UsesNewIr),
        ];
        foreach (var (property, _, taken) in switches.Where(item => item.Wanted))
        {
            yield return (property, true, taken());
        }
    }
}
