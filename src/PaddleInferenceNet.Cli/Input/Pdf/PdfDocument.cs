using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Input.Pdf;

/// <summary>Makes pictures of the pages of a PDF file, with the programs of Poppler.</summary>
internal static partial class PdfDocument
{
    public const string Extension = ".pdf";

    private const int MaxPages = 100_000;
    private const int MaxInformationBytes = 1024 * 1024;
    private const double PointsOfInch = 72;

    // The reference renders at twice the size in points, but at the size itself what would be larger than this.
    private const double MaxDoubledSide = 2000;

    private static readonly TimeSpan TimeOfInformation = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TimeOfPage = TimeSpan.FromSeconds(60);

    public static bool IsPdf(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The pages of a file that are wanted, each named as the reference names it: with its place, 0 for the first, where there are several.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">Numbers of pages; null for all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="PdfException">It is no PDF file that can be read, or has none of those pages.</exception>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public static IReadOnlyList<PictureFile> PagesOf(
        PictureFile file,
        PageRanges? wanted,
        CancellationToken cancellationToken
    )
    {
        var count = CountPages(file.Name, cancellationToken);
        PictureFile[] pages =
        [
            .. Enumerable
                .Range(1, count)
                .Where(page => wanted?.Contains(page) ?? true)
                .Select(page =>
                {
                    var place = count > 1 ? string.Create(CultureInfo.InvariantCulture, $"_{page - 1}") : "";
                    return new PictureFile(
                        file.Name + place,
                        file.Relative + place,
                        new PdfPage(file.Name, file.Relative, page)
                    );
                }),
        ];
        return pages.Length > 0
            ? pages
            : throw new PdfException(
                $"it has {count} {(count == 1 ? "page" : "pages")}, none of those of --pages {wanted}."
            );
    }

    /// <summary>Renders a page; the caller disposes the picture.</summary>
    /// <exception cref="PdfException">It cannot be rendered, or is too large.</exception>
    /// <exception cref="ImageFormatException">The picture exceeds a limit.</exception>
    public static LoadedPicture Render(PdfPage page, CancellationToken cancellationToken)
    {
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var (width, height) = SizeOf(page.File, number, cancellationToken);
        var scale = 2 * Math.Max(width, height) > MaxDoubledSide ? 1 : 2;
        var limits = DecodeLimits.Default;
        if (scale * Math.Max(width, height) > limits.MaxSide || scale * scale * width * height > limits.MaxPixels)
        {
            throw new PdfException(
                $"page {number} has {width:0} x {height:0} points; at most {limits.MaxSide} on a side and {limits.MaxPixels} in all are rendered."
            );
        }

        var resolution = (scale * PointsOfInch).ToString(CultureInfo.InvariantCulture);
        // Without a name for it, the picture goes to standard output.
        var picture = Run(
            "pdftoppm",
            ["-f", number, "-l", number, "-r", resolution, "-cropbox", "-png"],
            page.File,
            TimeOfPage,
            limits.MaxFileBytes,
            cancellationToken
        );
        return picture.Length > 0
            ? new LoadedPicture(ImageDecoder.Decode(picture), scale)
            : throw new PdfException($"page {number} gives no picture.");
    }

    private static int CountPages(string file, CancellationToken cancellationToken)
    {
        var count = PageCount().Match(Information(file, [], cancellationToken));
        if (
            !count.Success
            || !int.TryParse(count.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
        )
        {
            throw new PdfException("the number of its pages cannot be told.");
        }

        return pages <= MaxPages
            ? pages
            : throw new PdfException($"it has {pages} pages; at most {MaxPages} are read.");
    }

    private static (double Width, double Height) SizeOf(string file, string page, CancellationToken cancellationToken)
    {
        var size = PageSize().Match(Information(file, ["-f", page, "-l", page], cancellationToken));
        return
            size.Success && Points(size.Groups[1]) is > 0 and var width && Points(size.Groups[2]) is > 0 and var height
            ? (width, height)
            : throw new PdfException($"the size of page {page} cannot be told.");
    }

    private static double Points(Group text) =>
        double.Parse(text.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Information(string file, string[] options, CancellationToken cancellationToken) =>
        Encoding.Latin1.GetString(
            Run("pdfinfo", options, file, TimeOfInformation, MaxInformationBytes, cancellationToken)
        );

    private static byte[] Run(
        string program,
        string[] options,
        string file,
        TimeSpan limit,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        // A whole path is never taken for an option or for standard input.
        var path = Path.GetFullPath(file);
        return File.Exists(path)
            ? ChildProcess.Run(PopplerProgram.Find(program), [.. options, path], limit, maxBytes, cancellationToken)
            : throw new FileNotFoundException($"'{file}' does not exist.", file);
    }

    // The last one counts: titles and authors, which may hold anything, stand before it.
    [GeneratedRegex(@"^Pages: +(\d+)\r?$", RegexOptions.Multiline | RegexOptions.RightToLeft)]
    private static partial Regex PageCount();

    [GeneratedRegex(
        @"^Page +\d+ size: +(\d[\d.e+]*) x (\d[\d.e+]*) pts",
        RegexOptions.Multiline | RegexOptions.RightToLeft
    )]
    private static partial Regex PageSize();
}
