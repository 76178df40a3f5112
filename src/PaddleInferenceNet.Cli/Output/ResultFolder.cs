using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Cli.Output.Searchable;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>
/// A folder that a run writes its results to: files of each picture as soon as it is read, files of all pictures at the end.
/// Every file appears whole or not at all.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private const string Option = "--out";

    private readonly string _folder;
    private readonly IReadOnlyList<OutputFormat> _formats;
    private readonly TextFonts _fonts;
    private readonly PictureDrawing? _drawing;
    private readonly Journal _journal;
    private SearchablePdf? _pdf;

    private ResultFolder(string folder, ReadOptions options, TextFonts fonts, Journal journal)
    {
        _folder = folder;
        _formats = options.Formats;
        _fonts = fonts;
        _drawing = options.Draw ? new PictureDrawing(fonts) : null;
        _journal = journal;
    }

    /// <summary>Opens the folder of a run, and makes it where it is not there.</summary>
    /// <exception cref="CommandException">It cannot be written, or two pictures would have the same files.</exception>
    public static ResultFolder Open(
        string folder,
        ReadOptions options,
        IReadOnlyList<PictureFile> pictures,
        Messages messages
    )
    {
        RefuseSameNames(pictures);
        CreateFolder(folder);
        var fonts = TextFonts.Of(options.Font, messages);
        try
        {
            // While the journal is open, no other run writes to the folder.
            var journal = Journal.Open(folder, options.ResultSettings(), options.Resume);
            foreach (var written in FoldersOf(pictures, folder).Where(Directory.Exists))
            {
                AtomicFile.DeleteLeftovers(written);
            }

            return new ResultFolder(folder, options, fonts, journal);
        }
        catch
        {
            fonts.Dispose();
            throw;
        }
    }

    /// <summary>The pictures that were not read by a run that this one resumes, or whose files are not all there.</summary>
    public List<PictureFile> NotDone(IReadOnlyCollection<PictureFile> pictures)
    {
        List<PictureFile> open = [.. pictures.Where(picture => !IsDone(picture))];
        if (!_formats.Contains(OutputFormat.Pdf))
        {
            return open;
        }

        // A file that pages share is made of all of them.
        var documents = open.Select(picture => picture.Document).ToHashSet();
        return [.. pictures.Where(picture => documents.Contains(picture.Document))];
    }

    /// <summary>Writes the files of a picture. Pages of one document follow each other.</summary>
    public void Write(PictureFile picture, PictureJson result, LoadedPicture loaded)
    {
        CreateFolder(Path.GetDirectoryName(Path.Combine(_folder, picture.Relative))!);
        foreach (var format in _formats.Where(format => format.Scope == FormatScope.Picture))
        {
            AtomicFile.Write(Place(format.FileOf(picture)), format.Write!(result), Option);
        }

        if (_drawing is not null)
        {
            AtomicFile.Write(
                Place(picture.Relative + PictureDrawing.Suffix),
                _drawing.Draw(loaded.Image.View, result),
                Option
            );
        }

        if (_formats.Contains(OutputFormat.Pdf))
        {
            PdfOf(picture).Add(loaded, result);
        }

        _journal.Add(picture, result);
    }

    /// <summary>Writes the files of all pictures; those that could not be read are not in them.</summary>
    public void Finish(IReadOnlyList<PictureFile> pictures)
    {
        FinishPdf();
        foreach (var format in _formats.Where(format => format.Scope == FormatScope.Run))
        {
            using AtomicFile file = new(Place(format.FileName), Option);
            foreach (var result in pictures.Select(_journal.ResultOf).OfType<PictureJson>())
            {
                file.Append(format.Write!(result));
            }

            file.Commit();
        }
    }

    public void Dispose()
    {
        _pdf?.Dispose();
        _journal.Dispose();
        _fonts.Dispose();
    }

    // The file that is open, where it is that of the document of this picture.
    private SearchablePdf PdfOf(PictureFile picture)
    {
        var place = Place(OutputFormat.Pdf.FileOf(picture));
        if (_pdf?.Path != place)
        {
            FinishPdf();
            _pdf = new SearchablePdf(place, Option, _fonts);
        }

        return _pdf;
    }

    private void FinishPdf()
    {
        _pdf?.Commit();
        _pdf?.Dispose();
        _pdf = null;
    }

    private bool IsDone(PictureFile picture) => _journal.IsDone(picture) && FilesOf(picture).All(File.Exists);

    private IEnumerable<string> FilesOf(PictureFile picture) =>
        _formats
            .Where(format => format.Scope != FormatScope.Run)
            .Select(format => Place(format.FileOf(picture)))
            .Concat(_drawing is null ? [] : [Place(picture.Relative + PictureDrawing.Suffix)]);

    private static IEnumerable<string> FoldersOf(IEnumerable<PictureFile> pictures, string folder) =>
        pictures
            .Select(picture => Path.GetDirectoryName(Path.Combine(folder, picture.Relative))!)
            .Append(folder)
            .Distinct(StringComparer.Ordinal);

    private string Place(string relative) => Path.Combine(_folder, relative);

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.WrongUsage(
                $"{Option} '{folder}' cannot be made a folder: {exception.Message}",
                exception
            );
        }
    }

    private static void RefuseSameNames(IEnumerable<PictureFile> pictures)
    {
        var comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        if (
            pictures.GroupBy(picture => picture.Relative, comparer).FirstOrDefault(group => group.Count() > 1) is
            { } same
        )
        {
            var (first, second) = (same.First().Name, same.ElementAt(1).Name);
            throw CommandException.WrongUsage(
                $"The results of '{first}' and '{second}' would have the same names in the folder of {Option}; read them in two runs, into two folders."
            );
        }
    }
}
