using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>
/// A native configuration behind one face for all releases: every member makes sure that the loaded library has the
/// function, and calls it in the form of that release.
/// </summary>
internal sealed unsafe partial class NativeConfig : IDisposable
{
    private readonly LoadedLibrary _library = LibraryLoader.Current;

    public NativeConfig() =>
        Handle = NativeErrors.Check(PaddleApi.PD_ConfigCreate(), nameof(PaddleApi.PD_ConfigCreate));

    /// <summary>The configuration; it makes one predictor.</summary>
    public ConfigHandle Handle { get; }

    private LibraryAbi Abi => _library.Abi;

    public bool IsFromMemory => PaddleApi.PD_ConfigModelFromMemory(Handle).IsTrue();

    /// <summary>The program file that the library has noted; not for a model from memory, of which it would be all bytes.</summary>
    public string ProgramPath => Read(nameof(PaddleApi.PD_ConfigGetProgFile), PaddleApi.PD_ConfigGetProgFile);

    /// <summary>The weights file that the library has noted; not for a model from memory.</summary>
    public string ParametersPath => Read(nameof(PaddleApi.PD_ConfigGetParamsFile), PaddleApi.PD_ConfigGetParamsFile);

    public void SetModel(string programPath, string parametersPath)
    {
        PaddleApi.PD_ConfigSetModel(Handle, programPath, parametersPath);
        NativeErrors.Check(nameof(PaddleApi.PD_ConfigSetModel));
    }

    public void SetModel(ReadOnlySpan<byte> program, ReadOnlySpan<byte> parameters)
    {
        // An empty buffer still needs an address.
        fixed (byte* programBytes = program)
        fixed (byte* parameterBytes = parameters.IsEmpty ? "\0"u8 : parameters)
        {
            PaddleApi.PD_ConfigSetModelBuffer(
                Handle,
                programBytes,
                (nuint)program.Length,
                parameterBytes,
                (nuint)parameters.Length
            );
        }

        NativeErrors.Check(nameof(PaddleApi.PD_ConfigSetModelBuffer));
    }

    public void SetCacheDirectory(string folder)
    {
        Require(nameof(PaddleApi.PD_ConfigSetOptimCacheDir));
        PaddleApi.PD_ConfigSetOptimCacheDir(Handle, folder);
    }

    /// <summary>All settings as a table of text. With a model from memory it would hold the whole model.</summary>
    /// <exception cref="InvalidOperationException">The model is from memory.</exception>
    public string Summary()
    {
        const string Function = nameof(PaddleApi.PD_ConfigSummary);
        if (IsFromMemory)
        {
            throw new InvalidOperationException($"{Function} would print the whole model that is in memory.");
        }

        Require(Function);
        if (!Abi.SummaryIsCounted)
        {
            return TakeText(((delegate* unmanaged<nint, byte*>)Export(Function))(Pointer));
        }

        var text = PaddleApi.PD_ConfigSummary(Handle);
        var summary = text is null ? "" : Marshal.PtrToStringUTF8((nint)text->data) ?? "";
        PaddleApi.PD_CstrDestroy(text);
        return summary;
    }

    public void Dispose() => Handle.Dispose();

    private nint Pointer => Handle.DangerousGetHandle();

    private nint Export(string function) => NativeLibrary.GetExport(_library.Handle, function);

    private static void Require(string function) => NativeErrors.Require(function);

    private bool Ask(string function, Func<ConfigHandle, PdBool> getter) =>
        _library.Has(function) && getter(Handle).IsTrue();

    private delegate byte* TextGetter(ConfigHandle config);

    // The text stays the library's.
    private string Read(string function, TextGetter getter) =>
        _library.Has(function) ? Marshal.PtrToStringUTF8((nint)getter(Handle)) ?? "" : "";

    // The text is the caller's, from malloc. On Windows each C runtime has a heap of its own, and the few bytes stay.
    private static string TakeText(byte* text)
    {
        var copy = Marshal.PtrToStringUTF8((nint)text) ?? "";
        if (!OperatingSystem.IsWindows())
        {
            NativeMemory.Free(text);
        }

        return copy;
    }

    private NotSupportedException Unsupported(string function, string parameter, string since) =>
        new(
            $"{function} of the loaded library '{_library.Path}' (version {_library.Version.Number}) has no {parameter}; versions {since} and later have it."
        );
}
