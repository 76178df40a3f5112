using System.Reflection;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>The C interface. Symbols are bound at their first call, from the library that <see cref="LibraryLoader"/> chose.</summary>
internal static unsafe partial class PaddleApi
{
    internal const string LibraryName = "paddle_inference_c";

    static PaddleApi() => NativeLibrary.SetDllImportResolver(typeof(PaddleApi).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == LibraryName ? LibraryLoader.Current.Handle : 0;
}
