using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Turns the managed recipe into a native configuration.</summary>
internal static class ConfigWriter
{
    /// <summary>Makes a configuration for one predictor; the caller disposes it.</summary>
    /// <exception cref="PaddleException">The library refuses a setting, or does not take one that is asked for strictly.</exception>
    /// <exception cref="NotSupportedException">The library has no function for a setting.</exception>
    public static NativeConfig Write(PaddleConfig config, ModelFiles model, ILogger logger)
    {
        NativeConfig native = new();
        try
        {
            SetModel(native, model);
            DeviceWriter.Write(native, config);
            native.Threads = config.Threads;
            native.SwitchGraphOptimization(config.IrOptimization);
            native.SwitchMemoryOptimization(config.MemoryOptimization);
            if (config.MemoryLimitMb is { } limitMb)
            {
                native.LimitMemory(limitMb);
            }

            if (!config.NativeLogging)
            {
                native.Mute();
            }

            SetMkldnn(native, config, model);
            if (config.OnnxRuntime.Enabled)
            {
                native.EnableOnnxRuntime(config.OnnxRuntime.Optimize);
            }

            if (config.Lite.Enabled)
            {
                native.EnableLite(
                    (PD_PrecisionType)config.Lite.Precision,
                    config.Lite.ZeroCopy,
                    config.Lite.ExcludedPasses,
                    config.Lite.ExcludedOperators
                );
            }

            TensorRtWriter.Write(native, config.TensorRt);
            SetGraph(native, config);
            ReadBack.Check(native, config, model, logger);
            return native;
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    private static void SetModel(NativeConfig native, ModelFiles model)
    {
        if (model.IsInMemory)
        {
            native.SetModel(model.Program.Span, model.Parameters.Span);
        }
        else
        {
            native.SetModel(model.ProgramPath, model.ParametersPath);
        }
    }

    // The C interface has no switch for "off", and some builds start with oneDNN on: without its passes, of which one
    // places the operators on it, nothing of it is left in the graph.
    private static void SetMkldnn(NativeConfig native, PaddleConfig config, ModelFiles model)
    {
        if (!config.Mkldnn)
        {
            if (native.UsesMkldnn)
            {
                foreach (var pass in MkldnnPasses.ToDelete(native.Passes(), model.IsQuantized))
                {
                    native.DeletePass(pass);
                }
            }

            return;
        }

        native.EnableMkldnn(config.MkldnnCacheCapacity);
        if (!config.MkldnnOperators.IsEmpty)
        {
            native.SetMkldnnOperators(config.MkldnnOperators);
        }

        if (config.MkldnnBfloat16)
        {
            native.EnableBfloat16();
            if (!config.MkldnnBfloat16Operators.IsEmpty)
            {
                native.SetBfloat16Operators(config.MkldnnBfloat16Operators);
            }
        }

        if (config.MkldnnInt8)
        {
            native.EnableInt8();
        }
    }

    private static void SetGraph(NativeConfig native, PaddleConfig config)
    {
        var graph = config.Graph;
        Do(graph.WriteGraphs, native.WriteGraphs);
        Do(graph.Profile, native.EnableProfile);
        Do(!graph.FcPadding, native.DisableFcPadding);
        Do(graph.NewExecutor, native.EnableNewExecutor);
        Do(graph.NewIr, native.EnableNewIr);
        Do(graph.OptimizedModel, native.UseOptimizedModel);
        var cache = graph.CacheDirectory.Length > 0 ? graph.CacheDirectory : config.TensorRt.CacheDirectory;
        Do(cache.Length > 0, () => native.SetCacheDirectory(cache));
        foreach (var pass in config.DisabledPasses)
        {
            native.DeletePass(pass);
        }

        foreach (var (pass, place) in graph.InsertedPasses.OrderBy(entry => entry.Value))
        {
            RequirePass(native, pass, "Graph.InsertedPasses");
            native.InsertPass(place, pass);
        }

        foreach (var pass in graph.AppendedPasses)
        {
            RequirePass(native, pass, "Graph.AppendedPasses");
            native.AppendPass(pass);
        }
    }

    private static void RequirePass(NativeConfig native, string pass, string property) =>
        Rule.Require(native.KnowsPass(pass), property, pass, $"is no graph pass of '{PaddleLibrary.Path}'");

    private static void Do(bool wanted, Action call)
    {
        if (wanted)
        {
            call();
        }
    }
}
