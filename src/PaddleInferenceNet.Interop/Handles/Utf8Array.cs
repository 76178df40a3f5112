using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Strings as the library reads them: an array of NUL-terminated UTF-8, freed with this object.</summary>
internal sealed unsafe class Utf8Array : IDisposable
{
    private readonly nint[] _strings;
    private readonly nint* _pointers;

    public Utf8Array(IReadOnlyCollection<string> strings)
    {
        _strings = new nint[strings.Count];
        _pointers = (nint*)NativeMemory.AllocZeroed((nuint)strings.Count + 1, (nuint)sizeof(nint));
        var i = 0;
        foreach (var text in strings)
        {
            _pointers[i] = _strings[i] = Marshal.StringToCoTaskMemUTF8(text);
            i++;
        }
    }

    public nuint Count => (nuint)_strings.Length;

    public byte** Pointers => (byte**)_pointers;

    public void Dispose()
    {
        foreach (var text in _strings)
        {
            Marshal.FreeCoTaskMem(text);
        }

        NativeMemory.Free(_pointers);
    }
}
