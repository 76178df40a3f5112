using System.Buffers;

namespace PaddleInferenceNet.Ocr;

/// <summary>A picture that owns its memory: 8-bit blue, green, red without gaps between the rows.</summary>
public sealed class Image : IDisposable
{
    private IMemoryOwner<byte>? _owner;

    internal Image(IMemoryOwner<byte> owner, int width, int height)
    {
        _owner = owner;
        Width = width;
        Height = height;
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The picture for reading; valid until it is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The picture was disposed.</exception>
    public ImageView View => new(Pixels, Width, Height, Width * ImageView.Channels);

    internal Span<byte> Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(_owner is null, this);
            return _owner.Memory.Span[..(Width * Height * ImageView.Channels)];
        }
    }

    /// <summary>Copies a picture into memory of its own.</summary>
    public static Image CopyOf(ImageView source)
    {
        var image = Rent(source.Width, source.Height);
        for (var y = 0; y < source.Height; y++)
        {
            source.Row(y).CopyTo(image.Pixels[(y * source.Width * ImageView.Channels)..]);
        }

        return image;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _owner?.Dispose();
        _owner = null;
    }

    /// <summary>A picture with undefined content from the shared pool.</summary>
    internal static Image Rent(int width, int height) =>
        new(MemoryPool<byte>.Shared.Rent(checked(width * height * ImageView.Channels)), width, height);
}
