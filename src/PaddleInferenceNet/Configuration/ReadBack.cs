using System.Globalization;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Holds what the library took against what was asked for: a switch that it was built without stays off in silence.</summary>
internal static class ReadBack
{
    /// <exception cref="PaddleException">A setting was not taken and <see cref="PaddleConfig.Strict"/> is set.</exception>
    public static void Check(NativeConfig native, PaddleConfig config, ModelFiles model, ILogger logger)
    {
        IEnumerable<Setting> settings =
        [
            .. General(native, config, model),
            .. OnCpu(native, config),
            .. OnDevice(native, config),
            .. WithTensorRt(native, config.TensorRt),
        ];
        foreach (var setting in settings.Where(setting => setting.IsAsked))
        {
            var asked = Convert.ToString(setting.Wanted, CultureInfo.InvariantCulture)!;
            var got = Convert.ToString(setting.Taken(), CultureInfo.InvariantCulture)!;
            if (asked == got)
            {
                continue;
            }

            if (config.Strict)
            {
                throw new PaddleException(
                    PaddleErrorCode.SettingNotTaken,
                    nameof(PaddleConfig),
                    $"{setting.Property} was set to {asked}, but '{PaddleLibrary.Path}' says {got}: it is built without that, or this machine lacks what it needs."
                );
            }

            Log.SettingNotTaken(logger, setting.Property, asked, got, PaddleLibrary.Path);
        }
    }

    private static Setting[] General(NativeConfig native, PaddleConfig config, ModelFiles model) =>
        [
            new(nameof(config.Model), !model.IsInMemory, model.ProgramPath, () => native.ProgramPath),
            new(nameof(config.Model), !model.IsInMemory, model.ParametersPath, () => native.ParametersPath),
            new(nameof(config.Threads), true, config.Threads, () => native.Threads),
            new(nameof(config.IrOptimization), true, config.IrOptimization, () => native.OptimizesGraph),
            Switch(nameof(config.MemoryOptimization), config.MemoryOptimization, () => native.OptimizesMemory),
            new(
                nameof(config.MemoryLimitMb),
                config.MemoryLimitMb is not null,
                config.MemoryLimitMb ?? 0,
                () => native.MemoryLimitMb
            ),
            new(nameof(config.NativeLogging), !config.NativeLogging, false, () => !native.IsMuted),
            new("Graph.FcPadding", !config.Graph.FcPadding, false, () => native.UsesFcPadding),
            Switch("Graph.Profile", config.Graph.Profile, () => native.Profiles),
            Switch("Graph.NewExecutor", config.Graph.NewExecutor, () => native.UsesNewExecutor),
            Switch("Graph.NewIr", config.Graph.NewIr, () => native.UsesNewIr),
        ];

    private static Setting[] OnCpu(NativeConfig native, PaddleConfig config) =>
        [
            Switch(nameof(config.Mkldnn), config.Mkldnn, () => native.UsesMkldnn),
            Switch(nameof(config.MkldnnBfloat16), config.MkldnnBfloat16, () => native.UsesBfloat16),
            Switch(nameof(config.MkldnnInt8), config.MkldnnInt8, () => native.UsesInt8),
            Switch("OnnxRuntime.Enabled", config.OnnxRuntime.Enabled, () => native.UsesOnnxRuntime),
            Switch("Lite.Enabled", config.Lite.Enabled, () => native.UsesLite),
        ];

    // Where the device itself was not taken, its details say nothing.
    private static Setting[] OnDevice(NativeConfig native, PaddleConfig config)
    {
        var (gpu, custom) = (config.Gpu, config.CustomDevice);
        var onGpu = config.Device == DeviceKind.Gpu;
        var onCustom = config.Device == DeviceKind.Custom;
        return
        [
            Switch(nameof(config.Device), onGpu, () => native.UsesGpu),
            Switch(nameof(config.Device), config.Device == DeviceKind.Xpu, () => native.UsesXpu),
            Switch(nameof(config.Device), onCustom, () => native.UsesCustomDevice),
            Switch("Gpu.Cudnn", onGpu && gpu.Cudnn, () => native.UsesCudnn),
            Switch("Gpu.MultiStream", onGpu && gpu.MultiStream, () => native.UsesMultiStream),
            new("Gpu.DeviceId", onGpu && native.UsesGpu, gpu.DeviceId, () => native.GpuDeviceId),
            new("Gpu.MemoryPoolMb", onGpu && native.UsesGpu, gpu.MemoryPoolMb, () => native.GpuPoolMb),
            new("CustomDevice.Type", onCustom && native.UsesCustomDevice, custom.Type, () => native.CustomDeviceType),
            new(
                "CustomDevice.DeviceId",
                onCustom && native.UsesCustomDevice,
                custom.DeviceId,
                () => native.CustomDeviceId
            ),
        ];
    }

    private static Setting[] WithTensorRt(NativeConfig native, TensorRtOptions options)
    {
        var isTuned = options is { Enabled: true, ShapeFile.Length: > 0 };
        return
        [
            Switch("TensorRt.Enabled", options.Enabled, () => native.UsesTensorRt),
            Switch("TensorRt.CollectShapes", options.CollectShapes, () => native.CollectsShapes),
            new(
                "TensorRt.ShapeFile",
                options.CollectShapes && native.CollectsShapes,
                options.ShapeFile,
                () => native.ShapeFile
            ),
            Switch("TensorRt.DlaCore", options is { Enabled: true, DlaCore: not null }, () => native.UsesDla),
            Switch(
                "TensorRt.VariableLength",
                options is { Enabled: true, VariableLength: true },
                () => native.UsesVarseqlen
            ),
            Switch(
                "TensorRt.DynamicShapes",
                options is { Enabled: true, DynamicShapes.Count: > 0 },
                () => native.HasDynamicShapes
            ),
            Switch("TensorRt.ShapeFile", isTuned, () => native.HasTunedShapes),
            Switch(
                "TensorRt.AllowBuildAtRuntime",
                isTuned && options.AllowBuildAtRuntime,
                () => native.BuildsAtRuntime
            ),
        ];
    }

    // Switches that are off by default are looked at only where they were switched on.
    private static Setting Switch(string property, bool isOn, Func<bool> taken) =>
        new(property, isOn, true, () => taken());

    private readonly record struct Setting(string Property, bool IsAsked, object Wanted, Func<object> Taken);
}
