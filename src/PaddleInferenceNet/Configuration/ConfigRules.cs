namespace PaddleInferenceNet;

/// <summary>Which settings go together. What is refused here would be ignored or end the process in the library.</summary>
internal static class ConfigRules
{
    public static void Check(PaddleConfig config)
    {
        Rule.Defined(config.Device, nameof(config.Device));
        CheckDevice(config);
        CheckMkldnn(config);
        config.Graph.Validate();
        if (config.TensorRt.Enabled || config.TensorRt.CollectShapes)
        {
            config.TensorRt.Validate();
        }

        Rule.Require(
            !config.TensorRt.Enabled || config.Device == DeviceKind.Gpu,
            "TensorRt.Enabled",
            true,
            $"needs Device Gpu, which is {config.Device}"
        );
        Rule.Require(
            !config.TensorRt.Enabled || config.IrOptimization,
            nameof(config.IrOptimization),
            false,
            "must be true for TensorRt.Enabled"
        );
        Rule.Require(
            !(config.TensorRt.Enabled && config.TensorRt.CollectShapes),
            "TensorRt.CollectShapes",
            true,
            "excludes TensorRt.Enabled: collect in one run, use the shapes in the next"
        );
        Rule.Require(
            !config.OnnxRuntime.Enabled || config.Device == DeviceKind.Cpu,
            "OnnxRuntime.Enabled",
            true,
            $"needs Device Cpu, which is {config.Device}"
        );
        Rule.Require(
            !config.OnnxRuntime.Enabled || !config.Mkldnn,
            nameof(config.Mkldnn),
            true,
            "must be false for OnnxRuntime.Enabled"
        );
        CheckLite(config);
        CheckIsolation(config);
    }

    /// <summary>What can be told only once the model is read.</summary>
    public static void CheckModel(PaddleConfig config, ModelFiles model)
    {
        Rule.Require(
            !(config.TensorRt.Enabled && model.IsJson),
            "TensorRt.Enabled",
            true,
            $"cannot take a model in JSON; {model.ProgramName} is one"
        );
        Rule.Require(
            !config.MkldnnInt8 || model.IsQuantized,
            nameof(config.MkldnnInt8),
            true,
            $"needs a quantised model; {model.ProgramName} has no operator that quantises"
        );
        Rule.Require(
            !(config.TensorRt.Enabled && config.TensorRt.ModelIsQuantized) || model.IsQuantized,
            "TensorRt.ModelIsQuantized",
            true,
            $"does not hold; {model.ProgramName} has no operator that quantises"
        );
    }

    private static void CheckIsolation(PaddleConfig config)
    {
        Rule.Defined(config.Isolation, nameof(config.Isolation));
        config.Worker.Validate();
        Rule.Require(
            config.Isolation == PredictorIsolation.None || config.Gpu.Stream == 0,
            "Gpu.Stream",
            config.Gpu.Stream,
            "must be 0 for Isolation Process: a stream of this process is none of the worker"
        );
    }

    private static void CheckDevice(PaddleConfig config)
    {
        switch (config.Device)
        {
            case DeviceKind.Gpu:
                config.Gpu.Validate();
                break;
            case DeviceKind.Xpu:
                config.Xpu.Validate();
                break;
            case DeviceKind.Custom:
                config.CustomDevice.Validate();
                break;
        }
    }

    private static void CheckLite(PaddleConfig config)
    {
        config.Lite.Validate();
        Rule.Require(
            !config.Lite.Enabled || config.IrOptimization,
            nameof(config.IrOptimization),
            false,
            "must be true for Lite.Enabled"
        );
        Rule.Require(
            !config.Lite.Enabled || !config.TensorRt.Enabled,
            "Lite.Enabled",
            true,
            "excludes TensorRt.Enabled"
        );
        Rule.Require(
            !config.Lite.Enabled || !config.OnnxRuntime.Enabled,
            "Lite.Enabled",
            true,
            "excludes OnnxRuntime.Enabled"
        );
    }

    private static void CheckMkldnn(PaddleConfig config)
    {
        Rule.Require(
            !config.Mkldnn || config.Device == DeviceKind.Cpu,
            nameof(config.Mkldnn),
            true,
            $"must be false unless Device is Cpu, which is {config.Device}"
        );
        var wantsReduced = config.MkldnnBfloat16 || config.MkldnnInt8;
        Rule.Require(
            config.Mkldnn || !wantsReduced,
            config.MkldnnInt8 ? nameof(config.MkldnnInt8) : nameof(config.MkldnnBfloat16),
            true,
            "needs Mkldnn true"
        );
        Rule.Require(
            !(config.MkldnnBfloat16 && config.MkldnnInt8),
            nameof(config.MkldnnInt8),
            true,
            "excludes MkldnnBfloat16"
        );
        Rule.Require(
            !config.MkldnnInt8 || config.IrOptimization,
            nameof(config.MkldnnInt8),
            true,
            "needs IrOptimization true"
        );
    }
}
