using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Json;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Searchable;

/// <summary>A PDF file of pictures whose text can be searched and copied. It appears when it is whole.</summary>
internal sealed class SearchablePdf : IDisposable
{
    // Of JPEG, 0 to 100: marks of compression cannot be seen on text.
    private const int Quality = 90;

    private readonly TextFonts _fonts;
    private readonly AtomicFile _file;
    private readonly GuardedStream _stream;
    private readonly SKDocument _document;

    /// <summary>Begins a file; one that is there from an earlier run is removed, since it is out of date.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="option">The option that named it, for messages.</param>
    /// <param name="fonts">Fonts of the text.</param>
    /// <exception cref="CommandException">Nothing can be written there.</exception>
    public SearchablePdf(string path, string option, TextFonts fonts)
    {
        Path = path;
        _fonts = fonts;
        _file = new AtomicFile(path, option);
        File.Delete(path);
        _stream = new GuardedStream(_file);
        _document = SKDocument.CreatePdf(
            _stream,
            new SKDocumentPdfMetadata
            {
                Creator = "paddle-ocr",
                EncodingQuality = Quality,
                RasterDpi = SKDocument.DefaultRasterDpi,
            }
        );
    }

    public string Path { get; }

    /// <summary>Adds a page.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public void Add(LoadedPicture picture, PictureJson result)
    {
        var scale = 1f / picture.PixelsPerPoint;
        var size = SKRect.Create(result.Size[0] * scale, result.Size[1] * scale);
        using var bitmap = PictureBitmap.Of(picture.Image.View);
        using var image = SKImage.FromBitmap(bitmap);
        var canvas = _document.BeginPage(size.Width, size.Height);
        foreach (var line in result.Lines)
        {
            if (LineBox.Of(LineBox.Corners(line, scale)) is { } box && _fonts.For(line.Text) is { } face)
            {
                CoveredText.Draw(canvas, box, line.Text, face);
            }
        }

        canvas.DrawImage(image, size);
        _document.EndPage();
        _stream.ThrowIfFailed();
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public void Commit()
    {
        _document.Close();
        _stream.ThrowIfFailed();
        _file.Commit();
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
        _file.Dispose();
    }
}
