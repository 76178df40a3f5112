using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>A loaded library that has what every call of this project needs.</summary>
internal sealed unsafe class LoadedLibrary
{
    // Older than all that is built on here, so a library without one of them is not Paddle Inference.
    private static readonly string[] RequiredConfig =
    [
        nameof(PaddleApi.PD_ConfigCreate),
        nameof(PaddleApi.PD_ConfigDestroy),
        nameof(PaddleApi.PD_ConfigSetModel),
        nameof(PaddleApi.PD_ConfigSetModelBuffer),
        nameof(PaddleApi.PD_ConfigDisableGpu),
        nameof(PaddleApi.PD_ConfigSwitchIrOptim),
        nameof(PaddleApi.PD_ConfigEnableMemoryOptim),
        nameof(PaddleApi.PD_ConfigSetCpuMathLibraryNumThreads),
        nameof(PaddleApi.PD_ConfigEnableMKLDNN),
        nameof(PaddleApi.PD_ConfigMkldnnEnabled),
        nameof(PaddleApi.PD_ConfigDisableGlogInfo),
    ];

    private readonly LibraryExamination _examined;
    private readonly Lazy<ImmutableArray<string>?> _builtWithout;

    private LoadedLibrary(nint handle, string path, LibraryVersion version, LibraryExamination examined)
    {
        Handle = handle;
        _examined = examined;
        _builtWithout = new(() => HasErrorExports ? BuildMarks.OfEmbedded : BuildReport.MissingParts(examined));
        Path = path;
        Version = version;
        HasErrorExports = Has(nameof(PaddleApi.PDX_GetLastErrorCode));
        HasCancellation = Has(nameof(PaddleApi.PDX_PredictorRunCancellable));
        Abi = LibraryAbi.Of(Has, version.Number);
    }

    public nint Handle { get; }

    /// <summary>The file, or its bare name where the system's search found it.</summary>
    public string Path { get; }

    public LibraryVersion Version { get; }

    /// <summary>Whether the library tells why a call failed, as the embedded runtime does.</summary>
    public bool HasErrorExports { get; }

    /// <summary>Whether a run can be cancelled between two operators, as in the embedded runtime.</summary>
    public bool HasCancellation { get; }

    /// <summary>The form of the functions that changed between releases.</summary>
    public LibraryAbi Abi { get; }

    /// <summary>
    /// Whether the library has a part of <see cref="BuildMarks"/>; false also where its file cannot be read. For parts
    /// whose switch ends the process in a library without them. The first call reads the file through.
    /// </summary>
    public bool IsBuiltWith(string part) => _builtWithout.Value is { } missing && !missing.Contains(part);

    /// <summary>Whether a name stands in the file of the library; without it the library knows nothing of that name.</summary>
    public bool Mentions(string name) => BuildReport.Mentions(_examined, name);

    /// <summary>Whether the library exports a function.</summary>
    public bool Has(string function) => NativeLibrary.TryGetExport(Handle, function, out _);

    /// <summary>Loads a candidate, or says why it cannot be taken.</summary>
    public static bool TryLoad(
        LibraryCandidate candidate,
        NativeEngine wanted,
        [NotNullWhen(true)] out LoadedLibrary? library,
        out string reason
    )
    {
        library = null;
        var examined = LibraryExaminer.Examine(candidate, wanted);
        if (examined is { Engine: null, Problem: { } unreadable } && !candidate.IsSystemSearch)
        {
            reason = unreadable;
            return false;
        }

        // What is only not found may still be known to the system; what is of the wrong kind is not even opened.
        var isMissingOnly = examined.Dependencies.Any(item => item.FoundAt is null);
        if (examined is { Engine: not null, Problem: { } problem } && !isMissingOnly)
        {
            reason = problem;
            return false;
        }

        var path = examined.Engine is null ? candidate.Path : examined.Path;
        PreloadNeighbours(path, examined);
        nint handle;
        try
        {
            handle = NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            reason = isMissingOnly ? $"{examined.Problem} ({Shorten(exception.Message)})" : Shorten(exception.Message);
            return false;
        }

        reason = Missing(handle);
        if (reason.Length > 0)
        {
            NativeLibrary.Free(handle);
            return false;
        }

        var getVersion = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(handle, nameof(PaddleApi.PD_GetVersion));
        var text = Marshal.PtrToStringUTF8((nint)getVersion()) ?? "";
        library = new LoadedLibrary(handle, path, LibraryVersion.Parse(text), examined);
        return true;
    }

    // The system looks for a library's neighbours in its own folders only, but takes one that is already loaded.
    private static void PreloadNeighbours(string path, LibraryExamination examined)
    {
        foreach (var dependency in examined.Dependencies.Where(item => DependencySearch.IsNeighbour(path, item)))
        {
            NativeLibrary.TryLoad(dependency.FoundAt!, out _);
        }
    }

    // The first line is general advice; the loader's own words follow it, one line for each name that it tried.
    private static string Shorten(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("; ", lines.Length > 1 ? lines[1..] : lines);
    }

    private static string Missing(nint handle)
    {
        var missing = RequiredConfig
            .Concat(FunctionVersions.Names.Where(IsRequired))
            .Where(name => !NativeLibrary.TryGetExport(handle, name, out _))
            .ToList();
        return missing.Count == 0
            ? ""
            : $"is not a Paddle Inference C library, it lacks {missing[0]} and {missing.Count - 1} more of the functions needed";
    }

    // Predictors, tensors, arrays and the version have been there since the first release of this interface.
    private static bool IsRequired(string name) =>
        !name.StartsWith("PD_Config", StringComparison.Ordinal) && FunctionVersions.Find(name) == "2.1";
}
