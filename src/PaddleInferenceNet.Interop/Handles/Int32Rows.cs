using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Rows of numbers as the library reads them: an array of pointers, valid until this object is disposed.</summary>
internal sealed unsafe class Int32Rows : IDisposable
{
    private readonly GCHandle[] _rows;
    private readonly nint[] _addresses;
    private readonly GCHandle _pointers;

    public Int32Rows(int[][] rows)
    {
        _rows = [.. rows.Select(row => GCHandle.Alloc(row, GCHandleType.Pinned))];
        _addresses = [.. _rows.Select(row => row.AddrOfPinnedObject())];
        _pointers = GCHandle.Alloc(_addresses, GCHandleType.Pinned);
    }

    public int** Pointers => (int**)_pointers.AddrOfPinnedObject();

    public void Dispose()
    {
        _pointers.Free();
        foreach (var row in _rows)
        {
            row.Free();
        }
    }
}
