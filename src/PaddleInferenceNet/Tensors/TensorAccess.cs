using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Chooses the native function by element type.</summary>
internal static unsafe class TensorAccess
{
    /// <exception cref="NotSupportedException">The C interface has no functions for the type.</exception>
    public static TensorElementType TypeOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return TensorElementType.Float32;
        }

        if (typeof(T) == typeof(int))
        {
            return TensorElementType.Int32;
        }

        if (typeof(T) == typeof(long))
        {
            return TensorElementType.Int64;
        }

        if (typeof(T) == typeof(byte))
        {
            return TensorElementType.UInt8;
        }

        return typeof(T) == typeof(sbyte)
            ? TensorElementType.Int8
            : throw new NotSupportedException($"Tensors hold float, int, long, byte or sbyte, not {typeof(T).Name}.");
    }

    /// <summary>Bytes of one element.</summary>
    /// <exception cref="NotSupportedException">The C interface has no functions for the type.</exception>
    public static int SizeOf(TensorElementType type) =>
        type switch
        {
            TensorElementType.Float32 or TensorElementType.Int32 => sizeof(float),
            TensorElementType.Int64 => sizeof(long),
            TensorElementType.UInt8 or TensorElementType.Int8 => sizeof(byte),
            _ => throw new NotSupportedException($"Elements of type {type} cannot be read."),
        };

    public static void CopyFrom(TensorHandle tensor, TensorElementType type, void* source)
    {
        switch (type)
        {
            case TensorElementType.Float32:
                PaddleApi.PD_TensorCopyFromCpuFloat(tensor, (float*)source);
                break;
            case TensorElementType.Int32:
                PaddleApi.PD_TensorCopyFromCpuInt32(tensor, (int*)source);
                break;
            case TensorElementType.Int64:
                PaddleApi.PD_TensorCopyFromCpuInt64(tensor, (long*)source);
                break;
            case TensorElementType.UInt8:
                PaddleApi.PD_TensorCopyFromCpuUint8(tensor, (byte*)source);
                break;
            default:
                PaddleApi.PD_TensorCopyFromCpuInt8(tensor, (sbyte*)source);
                break;
        }

        NativeErrors.Check("PD_TensorCopyFromCpu");
    }

    public static void CopyTo(TensorHandle tensor, TensorElementType type, void* destination)
    {
        switch (type)
        {
            case TensorElementType.Float32:
                PaddleApi.PD_TensorCopyToCpuFloat(tensor, (float*)destination);
                break;
            case TensorElementType.Int32:
                PaddleApi.PD_TensorCopyToCpuInt32(tensor, (int*)destination);
                break;
            case TensorElementType.Int64:
                PaddleApi.PD_TensorCopyToCpuInt64(tensor, (long*)destination);
                break;
            case TensorElementType.UInt8:
                PaddleApi.PD_TensorCopyToCpuUint8(tensor, (byte*)destination);
                break;
            default:
                PaddleApi.PD_TensorCopyToCpuInt8(tensor, (sbyte*)destination);
                break;
        }

        NativeErrors.Check("PD_TensorCopyToCpu");
    }

    /// <summary>The buffer to write an input of the current shape into.</summary>
    public static void* Mutable(TensorHandle tensor, TensorElementType type)
    {
        const PD_PlaceType Place = PD_PlaceType.PD_PLACE_CPU;
        void* data = type switch
        {
            TensorElementType.Float32 => PaddleApi.PD_TensorMutableDataFloat(tensor, Place),
            TensorElementType.Int32 => PaddleApi.PD_TensorMutableDataInt32(tensor, Place),
            TensorElementType.Int64 => PaddleApi.PD_TensorMutableDataInt64(tensor, Place),
            TensorElementType.UInt8 => PaddleApi.PD_TensorMutableDataUint8(tensor, Place),
            _ => PaddleApi.PD_TensorMutableDataInt8(tensor, Place),
        };
        return NativeErrors.Check((byte*)data, "PD_TensorMutableData");
    }

    /// <summary>The buffer of an output and its element count.</summary>
    public static void* Data(TensorHandle tensor, TensorElementType type, out int count)
    {
        PD_PlaceType place;
        int size;
        void* data = type switch
        {
            TensorElementType.Float32 => PaddleApi.PD_TensorDataFloat(tensor, &place, &size),
            TensorElementType.Int32 => PaddleApi.PD_TensorDataInt32(tensor, &place, &size),
            TensorElementType.Int64 => PaddleApi.PD_TensorDataInt64(tensor, &place, &size),
            TensorElementType.UInt8 => PaddleApi.PD_TensorDataUint8(tensor, &place, &size),
            _ => PaddleApi.PD_TensorDataInt8(tensor, &place, &size),
        };
        NativeErrors.Check((byte*)data, "PD_TensorData");
        count = size;
        return data;
    }
}
