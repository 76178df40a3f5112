using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>Takes pictures from files and from standard input.</summary>
internal static class PictureInput
{
    // The resolution of most pages that are rendered; what a file says of its own is often wrong.
    private const int PixelsPerPoint = 2;

    /// <summary>Reads and decodes a picture, or renders the page that it is; the caller disposes it.</summary>
    /// <exception cref="ImageFormatException">It is not a picture that can be read.</exception>
    /// <exception cref="PdfException">The page cannot be rendered.</exception>
    /// <exception cref="IOException">It is absent or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static LoadedPicture Load(PictureFile picture, CancellationToken cancellationToken) =>
        picture.Page is { } page
            ? PdfDocument.Render(page, cancellationToken)
            : new LoadedPicture(
                picture.Name == ReadOptions.StandardInput
                    ? Decode(Console.OpenStandardInput())
                    : ImageDecoder.Load(picture.Name),
                PixelsPerPoint
            );

    private static Image Decode(Stream stream)
    {
        using (stream)
        {
            using MemoryStream content = new();
            // One byte over the limit is enough for the decoder to refuse the rest.
            var left = DecodeLimits.Default.MaxFileBytes + 1;
            var block = new byte[64 * 1024];
            for (int read; left > 0 && (read = stream.Read(block, 0, Math.Min(block.Length, left))) > 0; left -= read)
            {
                content.Write(block, 0, read);
            }

            return ImageDecoder.Decode(content.GetBuffer().AsSpan(0, (int)content.Length));
        }
    }
}
