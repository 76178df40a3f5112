using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Commands.Read;

/// <summary>Reads pictures, one after the other, and goes on after one that fails.</summary>
internal sealed class ReadRun(ReadOptions options, CommandContext context, ILoggerFactory loggers)
{
    private int _read;
    private int _failed;

    /// <exception cref="CommandException">A picture, folder or model cannot be had.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; what is done stays.</exception>
    public ExitCode Execute()
    {
        List<PictureFile> pictures = [.. PictureSearch.Find(options.Images, options.Recursive).SelectMany(PagesOf)];
        if (options.Folder is { } folder)
        {
            IntoFolder(folder, pictures);
        }
        else if (pictures.Count > 0)
        {
            Print(pictures);
        }

        return _failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // A file that is a picture is its only page.
    private IReadOnlyList<PictureFile> PagesOf(PictureFile file)
    {
        try
        {
            return PdfDocument.IsPdf(file.Name)
                ? PdfDocument.PagesOf(file, options.Pages, context.Cancellation)
                : [file];
        }
        catch (Exception exception) when (Failure.IsOfOnePicture(exception))
        {
            Fail(file, exception);
            return [];
        }
    }

    private void Print(List<PictureFile> pictures)
    {
        IPictureWriter writer = options.Json
            ? new PictureJsonWriter(context.Output)
            : new PictureTextWriter(
                context.Output,
                hasTitles: pictures.Count > 1 || options.Images.Any(PictureSearch.IsSeveral)
            );
        using var engine = CreateEngine();
        ForEach(pictures, picture => Read(picture, engine, (result, _) => writer.Write(result)));
    }

    private void IntoFolder(string folder, List<PictureFile> pictures)
    {
        using var results = ResultFolder.Open(folder, options, pictures, context.Messages);
        var open = options.Resume ? results.NotDone(pictures) : pictures;
        if (open.Count > 0)
        {
            using var engine = CreateEngine();
            ForEach(open, picture => Read(picture, engine, (result, loaded) => results.Write(picture, result, loaded)));
        }

        results.Finish(pictures);
        var passed = pictures.Count - open.Count;
        context.Messages.Note(
            $"{_read} read{(passed > 0 ? $", {passed} done before" : "")}{(_failed > 0 ? $", {_failed} failed" : "")}; the results are in '{folder}'."
        );
    }

    private OcrEngine CreateEngine() =>
        Failure.Loading(() =>
            OcrEngine.Create(options.Models(context.Messages, context.Cancellation), options.Engine(), loggers)
        );

    // The bar would be among the text where both are on one terminal.
    private void ForEach(List<PictureFile> pictures, Action<PictureFile> action) =>
        PictureProgress.Over(
            pictures,
            pictures.Count > 1 && (options.Folder is not null || !context.Output.IsTerminal)
                ? context.Messages.Terminal
                : null,
            picture =>
            {
                context.Cancellation.ThrowIfCancellationRequested();
                action(picture);
            }
        );

    private void Read(PictureFile picture, OcrEngine engine, Action<PictureJson, LoadedPicture> write)
    {
        if (TryRead(picture, engine) is var (loaded, result))
        {
            using (loaded)
            {
                write(result, loaded);
                _read++;
            }
        }
    }

    private (LoadedPicture Picture, PictureJson Result)? TryRead(PictureFile picture, OcrEngine engine)
    {
        LoadedPicture? loaded = null;
        try
        {
            loaded = PictureInput.Load(picture, context.Cancellation);
            return (loaded, PictureJson.From(picture.Name, engine.Read(loaded.Image.View, context.Cancellation)));
        }
        catch (Exception exception)
        {
            loaded?.Dispose();
            if (!Failure.IsOfOnePicture(exception))
            {
                throw;
            }

            Fail(picture, exception);
            return null;
        }
    }

    private void Fail(PictureFile picture, Exception exception)
    {
        _failed++;
        context.Messages.Error(Failure.OfPicture(picture.Name, exception));
    }
}
