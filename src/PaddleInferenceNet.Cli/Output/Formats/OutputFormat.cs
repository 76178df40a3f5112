using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>A form in which results are written to files.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="FileName">Name of the file of all pictures, or what follows the name of a picture in that of its own file.</param>
/// <param name="Scope">What shares a file.</param>
/// <param name="Write">The file of one picture in UTF-8, or its part of a file of all; null where the picture itself is needed too.</param>
internal sealed record OutputFormat(string Name, string FileName, FormatScope Scope, Func<PictureJson, byte[]>? Write)
{
    /// <summary>The pictures with their text as a PDF file.</summary>
    public static OutputFormat Pdf { get; } = new("pdf", ".searchable.pdf", FormatScope.Document, null);

    /// <summary>All forms.</summary>
    public static IReadOnlyList<OutputFormat> All { get; } =
    [
        new("text", ".txt", FormatScope.Picture, TextFile.Of),
        new("jsonl", "results.jsonl", FormatScope.Run, picture => JsonLine.Of(picture, JsonLine.Types.PictureJson)),
        new("tsv", ".tsv", FormatScope.Picture, TsvFile.Of),
        new("hocr", ".hocr", FormatScope.Picture, HocrFile.Of),
        new("alto", ".alto.xml", FormatScope.Picture, AltoFile.Of),
        new("paddle", "system_results.txt", FormatScope.Run, PaddleLine.Of),
        Pdf,
    ];

    /// <summary>Names of all forms, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(format => format.Name));

    /// <summary>Path below the folder of the results of the file that a picture has or shares.</summary>
    public string FileOf(PictureFile picture) =>
        Scope switch
        {
            FormatScope.Picture => picture.Relative + FileName,
            FormatScope.Document => picture.Document + FileName,
            _ => FileName,
        };
}
