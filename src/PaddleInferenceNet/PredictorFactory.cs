using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Makes native predictors and reads what they declare.</summary>
internal static unsafe class PredictorFactory
{
    private static readonly Version FirstWithJson = new(3, 0);

    /// <summary>Loads a model.</summary>
    /// <exception cref="PaddleException">The files are wrong, or the library cannot load them.</exception>
    public static LocalRunner Create(PaddleConfig config, ModelFiles model, ILogger logger)
    {
        var library = LibraryLoader.Current;
        var describesOutputs = Check(model, library);
        ConfigRules.CheckModel(config, model);
        config = library.HasErrorExports ? config : KnownVersions.Fit(config, library.Version.Number, logger);
        using var native = ConfigWriter.Write(config, model, logger);
        var handle = PaddleApi.PD_PredictorCreate(native.Handle);
        NativeErrors.Check(handle, nameof(PaddleApi.PD_PredictorCreate));
        native.Handle.ForgetIfTaken(library.Abi.TakesConfig);
        try
        {
            return new LocalRunner(
                handle,
                Inputs(handle),
                Outputs(handle, describesOutputs),
                hasPlainBuffers: library.HasErrorExports || !config.Mkldnn,
                staysOnOneThread: !library.HasErrorExports && KnownVersions.NeedsOneThread(library.Version.Number)
            );
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    // Says whether the library can describe the outputs.
    private static bool Check(ModelFiles model, LoadedLibrary library)
    {
        if (model.IsJson && library.Version.Number < FirstWithJson)
        {
            throw ModelFiles.Malformed(
                $"{model.ProgramName} is in JSON, which needs Paddle {FirstWithJson} or later; '{library.Path}' is {library.Version.Number}. Export it as .pdmodel."
            );
        }

        // A library that reports its errors reads its files itself, but cannot name those that were read here for it.
        var isReadHere = model.IsInMemory && model.ProgramPath.Length > 0;
        if (model.IsJson || (library.HasErrorExports && !isReadHere))
        {
            return true;
        }

        return !model.CheckThoroughly().HasUnnamedOutputType || library.HasErrorExports;
    }

    private static ImmutableArray<TensorInfo> Inputs(PredictorHandle handle)
    {
        if (LibraryLoader.Current.Has(nameof(PaddleApi.PD_PredictorGetInputInfos)))
        {
            using TensorInfoArray infos = new(PaddleApi.PD_PredictorGetInputInfos(handle));
            return Convert(infos);
        }

        using TextArray names = new(PaddleApi.PD_PredictorGetInputNames(handle));
        return Undeclared(names);
    }

    private static ImmutableArray<TensorInfo> Outputs(PredictorHandle handle, bool describes)
    {
        if (describes && LibraryLoader.Current.Has(nameof(PaddleApi.PD_PredictorGetOutputInfos)))
        {
            using TensorInfoArray infos = new(PaddleApi.PD_PredictorGetOutputInfos(handle));
            return Convert(infos);
        }

        using TextArray names = new(PaddleApi.PD_PredictorGetOutputNames(handle));
        return Undeclared(names);
    }

    private static ImmutableArray<TensorInfo> Convert(TensorInfoArray infos)
    {
        var result = ImmutableArray.CreateBuilder<TensorInfo>(infos.Count);
        for (var i = 0; i < infos.Count; i++)
        {
            result.Add(new TensorInfo(infos.Name(i), [.. infos.Shape(i)], (TensorElementType)infos.DataType(i)));
        }

        return result.MoveToImmutable();
    }

    // Libraries before 2.5 tell the names only.
    private static ImmutableArray<TensorInfo> Undeclared(TextArray names) =>
        [.. names.ToStrings().Select(name => new TensorInfo(name, [], TensorElementType.Unknown))];
}
