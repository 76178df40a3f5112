using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Turns the managed recipe into a native configuration.</summary>
internal static unsafe class ConfigWriter
{
    /// <summary>Makes a configuration for one predictor; the caller disposes it.</summary>
    /// <exception cref="PaddleException">The library refuses a setting.</exception>
    public static ConfigHandle Write(PaddleConfig config, ModelFiles model, ILogger logger)
    {
        var handle = NativeErrors.Check(PaddleApi.PD_ConfigCreate(), nameof(PaddleApi.PD_ConfigCreate));
        try
        {
            SetModel(handle, model);
            PaddleApi.PD_ConfigDisableGpu(handle);
            PaddleApi.PD_ConfigSetCpuMathLibraryNumThreads(handle, config.Threads);
            PaddleApi.PD_ConfigSwitchIrOptim(handle, config.IrOptimization.ToPdBool());
            PaddleApi.PD_ConfigEnableMemoryOptim(handle, config.MemoryOptimization.ToPdBool());
            if (!config.NativeLogging)
            {
                PaddleApi.PD_ConfigDisableGlogInfo(handle);
            }

            SetMkldnn(handle, config, logger);
            foreach (var pass in config.DisabledPasses)
            {
                DeletePass(handle, pass);
            }

            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void SetModel(ConfigHandle handle, ModelFiles model)
    {
        if (model.IsInMemory)
        {
            // An empty buffer still needs an address.
            fixed (byte* program = model.Program.Span)
            fixed (byte* parameters = model.Parameters.IsEmpty ? "\0"u8 : model.Parameters.Span)
            {
                PaddleApi.PD_ConfigSetModelBuffer(
                    handle,
                    program,
                    (nuint)model.Program.Length,
                    parameters,
                    (nuint)model.Parameters.Length
                );
            }
        }
        else
        {
            PaddleApi.PD_ConfigSetModel(handle, model.ProgramPath, model.ParametersPath);
        }

        NativeErrors.Check(nameof(PaddleApi.PD_ConfigSetModel));
    }

    // The C interface has no switch for "off", and some builds start with oneDNN on: without its passes, of which one
    // places the operators on it, nothing of it is left in the graph.
    private static void SetMkldnn(ConfigHandle handle, PaddleConfig config, ILogger logger)
    {
        if (config.Mkldnn)
        {
            PaddleApi.PD_ConfigEnableMKLDNN(handle);
            PaddleApi.PD_ConfigSetMkldnnCacheCapacity(handle, config.MkldnnCacheCapacity);
            if (!PaddleApi.PD_ConfigMkldnnEnabled(handle).IsTrue())
            {
                Log.MkldnnNotTaken(logger, PaddleLibrary.Path);
            }
        }
        else if (
            PaddleApi.PD_ConfigMkldnnEnabled(handle).IsTrue()
            && AllPasses(handle) is var all
            && MkldnnPasses.AreIn(all)
        )
        {
            ReplacePasses(handle, all, MkldnnPasses.Without(all));
        }
    }

    private static void ReplacePasses(ConfigHandle handle, IEnumerable<string> present, IEnumerable<string> wanted)
    {
        foreach (var pass in present.Distinct(StringComparer.Ordinal))
        {
            DeletePass(handle, pass);
        }

        NativeErrors.Require(nameof(PaddleApi.PD_ConfigAppendPass));
        foreach (var pass in wanted)
        {
            PaddleApi.PD_ConfigAppendPass(handle, pass);
        }
    }

    private static string[] AllPasses(ConfigHandle handle)
    {
        NativeErrors.Require(nameof(PaddleApi.PD_ConfigAllPasses));
        using TextArray passes = new(PaddleApi.PD_ConfigAllPasses(handle));
        return passes.ToStrings();
    }

    private static void DeletePass(ConfigHandle handle, string pass)
    {
        NativeErrors.Require(nameof(PaddleApi.PD_ConfigDeletePass));
        PaddleApi.PD_ConfigDeletePass(handle, pass);
    }
}
