namespace PaddleInferenceNet;

/// <summary>Where a model runs.</summary>
public enum DeviceKind
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>A CUDA or HIP device; see <see cref="GpuOptions"/>.</summary>
    Gpu,

    /// <summary>A Kunlun XPU; see <see cref="XpuOptions"/>.</summary>
    Xpu,

    /// <summary>A device that a plug-in brings; see <see cref="CustomDeviceOptions"/>.</summary>
    Custom,
}
