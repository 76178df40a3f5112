using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Levels of sequence offsets between managed arrays and the library's form.</summary>
internal static unsafe class LodArray
{
    /// <summary>Copies levels that the library returned, and frees them.</summary>
    public static long[][] Take(PD_TwoDimArraySize* levels)
    {
        try
        {
            var copy = new long[levels is null ? 0 : checked((int)levels->size)][];
            for (var i = 0; i < copy.Length; i++)
            {
                ReadOnlySpan<nuint> level = new(levels->data[i]->data, checked((int)levels->data[i]->size));
                copy[i] = new long[level.Length];
                for (var j = 0; j < level.Length; j++)
                {
                    copy[i][j] = checked((long)level[j]);
                }
            }

            return copy;
        }
        finally
        {
            PaddleApi.PD_TwoDimArraySizeDestroy(levels);
        }
    }

    /// <summary>Gives levels to the library, which copies them.</summary>
    public static void Give(TensorHandle tensor, long[][] levels)
    {
        var rows = levels.Select(level => level.Select(offset => checked((nuint)offset)).ToArray()).ToArray();
        var pins = rows.Select(row => GCHandle.Alloc(row, GCHandleType.Pinned)).ToArray();
        try
        {
            var arrays = stackalloc PD_OneDimArraySize[rows.Length + 1];
            var pointers = stackalloc PD_OneDimArraySize*[rows.Length + 1];
            for (var i = 0; i < rows.Length; i++)
            {
                arrays[i].size = (nuint)rows[i].Length;
                arrays[i].data = (nuint*)pins[i].AddrOfPinnedObject();
                pointers[i] = &arrays[i];
            }

            PD_TwoDimArraySize all = new() { size = (nuint)rows.Length, data = pointers };
            PaddleApi.PD_TensorSetLod(tensor, &all);
        }
        finally
        {
            foreach (var pin in pins)
            {
                pin.Free();
            }
        }
    }
}
