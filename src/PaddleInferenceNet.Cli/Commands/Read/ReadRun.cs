using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Commands.Read;

/// <summary>Reads pictures and goes on after one that fails; results come in the order of the pictures.</summary>
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
        ReadAll(pictures, outcome => writer.Write(outcome.Result!));
    }

    private void IntoFolder(string folder, List<PictureFile> pictures)
    {
        using var results = ResultFolder.Open(folder, options, pictures, context.Messages);
        var open = options.Resume ? results.NotDone(pictures) : pictures;
        if (open.Count > 0)
        {
            ReadAll(open, outcome => results.Write(outcome.Picture, outcome.Result!, outcome.Loaded!));
        }

        results.Finish(pictures);
        var passed = pictures.Count - open.Count;
        context.Messages.Note(
            $"{_read} read{(passed > 0 ? $", {passed} done before" : "")}{(_failed > 0 ? $", {_failed} failed" : "")}; the results are in '{folder}'."
        );
    }

    private void ReadAll(List<PictureFile> pictures, Action<PictureOutcome> write)
    {
        using var reader = CreateReader();
        // The bar would be among the text where both are on one terminal.
        var showsBar = pictures.Count > 1 && (options.Folder is not null || !context.Output.IsTerminal);
        PictureProgress.Over(
            reader.Read(pictures, context.Cancellation),
            pictures.Count,
            showsBar ? context.Messages.Terminal : null,
            outcome =>
            {
                using (outcome)
                {
                    Take(outcome, write);
                }
            }
        );
    }

    private PictureReader CreateReader() =>
        Failure.Loading(() =>
        {
            var models = options.Models(context.Messages, context.Cancellation);
            return new PictureReader(OcrEngine.Create(models, options.Engine(), loggers), options.Jobs);
        });

    private void Take(PictureOutcome outcome, Action<PictureOutcome> write)
    {
        if (outcome.Failure is { } failure)
        {
            Fail(outcome.Picture, failure);
            return;
        }

        write(outcome);
        _read++;
    }

    private void Fail(PictureFile picture, Exception exception)
    {
        _failed++;
        context.Messages.Error(Failure.OfPicture(picture.Name, exception));
    }
}
