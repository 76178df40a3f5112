using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Owns the strings that the library returned.</summary>
internal readonly unsafe ref struct TextArray(PD_OneDimArrayCstr* array)
{
    /// <summary>Copies the strings.</summary>
    public string[] ToStrings()
    {
        var strings = new string[array is null ? 0 : checked((int)array->size)];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = Marshal.PtrToStringUTF8((nint)array->data[i]) ?? "";
        }

        return strings;
    }

    public void Dispose() => PaddleApi.PD_OneDimArrayCstrDestroy(array);
}
