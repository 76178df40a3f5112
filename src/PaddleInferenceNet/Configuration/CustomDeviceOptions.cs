namespace PaddleInferenceNet;

/// <summary>Settings of a run on a plug-in device; from 2.5 on.</summary>
public sealed record CustomDeviceOptions
{
    /// <summary>Type name that the plug-in registers, such as "npu".</summary>
    public string Type { get; init; } = "";

    /// <summary>Index of the device, from 0.</summary>
    public int DeviceId { get; init; }

    /// <summary>Float32 or Half; libraries before 2.6 know Float32 only.</summary>
    public InferencePrecision Precision { get; init; }

    internal void Validate()
    {
        Rule.Require(!string.IsNullOrWhiteSpace(Type), "CustomDevice.Type", Type, "must name the type of the device");
        Rule.Range(DeviceId, 0, 1024, "CustomDevice.DeviceId");
        Rule.Require(
            Precision is InferencePrecision.Float32 or InferencePrecision.Half,
            "CustomDevice.Precision",
            Precision,
            "must be Float32 or Half"
        );
    }
}
