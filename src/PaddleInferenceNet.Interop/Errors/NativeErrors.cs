using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>The only place that reads the status of a native call and throws for it.</summary>
internal static unsafe class NativeErrors
{
    /// <summary>Returns the handle of a function that gives NULL on failure.</summary>
    public static THandle Check<THandle>(THandle handle, string function)
        where THandle : SafeHandle
    {
        if (!handle.IsInvalid)
        {
            return handle;
        }

        // Read the error before the empty handle is let go, which may call the library again.
        var error = Read(function);
        handle.Dispose();
        throw error;
    }

    /// <summary>Throws where a function returned false.</summary>
    public static void Check(PdBool result, string function)
    {
        if (!result.IsTrue())
        {
            throw Read(function);
        }
    }

    /// <summary>Returns the pointer of a function that gives NULL on failure.</summary>
    public static T* Check<T>(T* pointer, string function)
        where T : unmanaged => pointer is not null ? pointer : throw Read(function);

    /// <summary>Throws where a function without a result failed and the library can tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(string function)
    {
        if (LibraryLoader.Current.HasErrorExports && PaddleApi.PDX_GetLastErrorCode() != PDX_ErrorCode.PDX_ERROR_NONE)
        {
            throw Read(function);
        }
    }

    /// <summary>Makes sure, before it is called, that the loaded library has a function which some versions lack.</summary>
    /// <exception cref="NotSupportedException">It has not.</exception>
    public static void Require(string function)
    {
        var library = LibraryLoader.Current;
        if (!library.Has(function))
        {
            throw new NotSupportedException(
                $"The loaded library '{library.Path}' (version {library.Version.Number}) has no {function}; it is in {VersionsOf(function)}."
            );
        }
    }

    private static string VersionsOf(string function) =>
        FunctionVersions.Find(function) switch
        {
            null => "no official version, only in the embedded runtime",
            var range when range.Contains(" to ", StringComparison.Ordinal) => $"versions {range}",
            var first => $"versions {first} and later",
        };

    private static PaddleException Read(string function)
    {
        var library = LibraryLoader.Current;
        if (!library.HasErrorExports)
        {
            return new PaddleException(
                PaddleErrorCode.Unknown,
                function,
                $"{function} failed and the library '{library.Path}' gives no reason; switch NativeLogging on and read its log on standard error."
            );
        }

        var code = PaddleApi.PDX_GetLastErrorCode();
        var text = Marshal.PtrToStringUTF8((nint)PaddleApi.PDX_GetLastErrorMessage());
        var message = string.IsNullOrEmpty(text) ? $"{function} failed without a message." : text;
        return code switch
        {
            PDX_ErrorCode.PDX_ERROR_FILE_UNREADABLE or PDX_ErrorCode.PDX_ERROR_MODEL_FORMAT => new ModelFormatException(
                (PaddleErrorCode)code,
                function,
                message
            ),
            PDX_ErrorCode.PDX_ERROR_UNSUPPORTED_OPERATOR => new UnsupportedOperatorException(
                function,
                Marshal.PtrToStringUTF8((nint)PaddleApi.PDX_GetLastErrorOperator()) ?? "",
                message
            ),
            PDX_ErrorCode.PDX_ERROR_SHAPE_MISMATCH => new ShapeMismatchException(function, message, "", ""),
            PDX_ErrorCode.PDX_ERROR_NONE => new PaddleException(PaddleErrorCode.Unknown, function, message),
            _ => new PaddleException((PaddleErrorCode)code, function, message),
        };
    }
}
