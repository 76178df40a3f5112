using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Writes the settings of TensorRT.</summary>
internal static class TensorRtWriter
{
    private const long BytesPerMb = 1 << 20;

    public static void Write(NativeConfig native, TensorRtOptions options)
    {
        if (options.CollectShapes)
        {
            native.CollectShapes(options.ShapeFile);
        }

        // Without a GPU the call only logs in some releases and ends the process in others.
        if (!options.Enabled || !native.UsesGpu)
        {
            return;
        }

        native.EnableTensorRt(
            new TensorRtArguments(
                options.WorkspaceMb * BytesPerMb,
                options.MaxBatch,
                options.MinSubgraph,
                (PD_PrecisionType)options.Precision,
                options.CacheDirectory.Length > 0,
                options.Calibrate
            )
        );
        WriteShapes(native, options);
        if (options.ExcludedOperators.Count > 0)
        {
            native.KeepOutOfTensorRt(options.ExcludedOperators);
        }

        if (options.VariableLength)
        {
            native.EnableVarseqlen();
        }

        if (options.DlaCore is { } core)
        {
            native.EnableDla(core);
        }
    }

    private static void WriteShapes(NativeConfig native, TensorRtOptions options)
    {
        if (options.DynamicShapes.Count > 0)
        {
            ShapeRangeArguments[] ranges =
            [
                .. options
                    .DynamicShapes.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => new ShapeRangeArguments(
                        entry.Key,
                        entry.Value.Min,
                        entry.Value.Opt,
                        entry.Value.Max
                    )),
            ];
            native.SetDynamicShapes(ranges, options.DisablePluginHalf);
        }
        else if (options.ShapeFile.Length > 0)
        {
            native.UseTunedShapes(options.ShapeFile, options.AllowBuildAtRuntime);
        }
    }
}
