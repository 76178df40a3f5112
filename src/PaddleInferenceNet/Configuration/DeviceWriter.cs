using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Writes where a model runs.</summary>
internal static class DeviceWriter
{
    public static void Write(NativeConfig native, PaddleConfig config)
    {
        switch (config.Device)
        {
            case DeviceKind.Gpu:
                WriteGpu(native, config.Gpu);
                break;
            case DeviceKind.Xpu:
                native.DisableGpu();
                native.EnableXpu(ToArguments(config.Xpu));
                break;
            case DeviceKind.Custom:
                native.DisableGpu();
                native.EnableCustomDevice(
                    config.CustomDevice.Type,
                    config.CustomDevice.DeviceId,
                    (PD_PrecisionType)config.CustomDevice.Precision
                );
                break;
            default:
                native.DisableGpu();
                break;
        }
    }

    private static void WriteGpu(NativeConfig native, GpuOptions gpu)
    {
        native.EnableGpu((ulong)gpu.MemoryPoolMb, gpu.DeviceId, (PD_PrecisionType)gpu.Precision);
        if (gpu.Cudnn)
        {
            native.EnableCudnn();
        }

        if (gpu.MultiStream)
        {
            native.EnableMultiStream();
        }

        if (gpu.Stream != 0)
        {
            native.SetExecStream(gpu.Stream);
        }
    }

    private static XpuArguments ToArguments(XpuOptions xpu) =>
        new()
        {
            L3WorkspaceBytes = xpu.L3WorkspaceBytes,
            Locked = xpu.Locked,
            Autotune = xpu.Autotune,
            AutotuneFile = xpu.AutotuneFile,
            Precision = xpu.Precision,
            AdaptiveSequenceLength = xpu.AdaptiveSequenceLength,
            MultiStream = xpu.MultiStream,
        };
}
