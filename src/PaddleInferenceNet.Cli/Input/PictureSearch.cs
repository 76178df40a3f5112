using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Formats;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>Finds the pictures that the command line names: files, folders, and patterns such as <c>scans/**/*.png</c>.</summary>
internal static class PictureSearch
{
    private const string StandardInputName = "standard-input";

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".bmp",
        ".gif",
        ".jpe",
        ".jpeg",
        ".jpg",
        PdfDocument.Extension,
        ".png",
        ".tif",
        ".tiff",
        ".webp",
    };

    /// <summary>The pictures and PDF files in the order of the command line; those of a folder or pattern in ordinal order of their paths.</summary>
    /// <param name="words">What the command line names.</param>
    /// <param name="recursive">Whether folders are searched with the folders in them.</param>
    /// <exception cref="CommandException">A folder or pattern has no picture.</exception>
    /// <exception cref="IOException">A folder cannot be searched.</exception>
    public static IReadOnlyList<PictureFile> Find(IEnumerable<string> words, bool recursive) =>
        [.. words.SelectMany(word => Of(word, recursive))];

    /// <summary>Whether a word names several pictures, so that it may name any number of them.</summary>
    public static bool IsSeveral(string word) => Directory.Exists(word) || IsPattern(word);

    private static PictureFile[] Of(string word, bool recursive) =>
        word == ReadOptions.StandardInput ? [new PictureFile(word, StandardInputName)]
        : Directory.Exists(word) ? InFolder(word, recursive)
        : IsPattern(word) ? Matching(word)
        : [new PictureFile(word, Path.GetFileName(word))];

    // A file may be called "a*.png" where the system allows it; then it is meant, and not a pattern.
    private static bool IsPattern(string word) => word.Contains('*') && !File.Exists(word);

    private static PictureFile[] InFolder(string folder, bool recursive)
    {
        return NotNone(
            FolderSearch
                .Files(folder, recursive)
                .Where(IsPicture)
                .Select(file => new PictureFile(file, Slashes(Path.GetRelativePath(folder, file)))),
            $"The folder '{folder}' has no picture{(recursive ? "" : "; --recursive searches the folders in it too")}."
        );
    }

    private static PictureFile[] Matching(string pattern)
    {
        var parts = Slashes(pattern).Split('/');
        var fixedParts = parts.TakeWhile(part => !part.Contains('*')).ToArray();
        var root =
            fixedParts is [""] ? "/"
            : fixedParts.Length == 0 ? "."
            : string.Join('/', fixedParts);
        if (parts.Skip(fixedParts.Length).Contains(".."))
        {
            throw CommandException.WrongUsage($"'{pattern}' goes up with '..' behind a '*', which a pattern cannot.");
        }

        Matcher matcher = new(
            OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase
        );
        matcher.AddInclude(string.Join('/', parts.Skip(fixedParts.Length)));
        var found = Directory.Exists(root) ? matcher.Execute(Folder(new DirectoryInfo(root), pattern)).Files : [];
        return NotNone(
            found
                .Where(file => IsPicture(file.Path))
                .Select(file => new PictureFile(
                    fixedParts.Length == 0 ? file.Path : Path.Combine(root, file.Path),
                    file.Path
                )),
            $"'{pattern}' matches no picture."
        );
    }

    // Elsewhere the depth of a pattern is that of its slashes. The matcher takes a backslash for one on every system, and a
    // slash at the end for one with all that is below it.
    private static DirectoryInfoBase Folder(DirectoryInfo root, string pattern) =>
        pattern.Contains("**", StringComparison.Ordinal) || pattern.Contains('\\') || pattern.EndsWith('/')
            ? new UnlinkedFolder(root)
            : new DirectoryInfoWrapper(root);

    // What an earlier run has put into the same folder is no picture to be read.
    private static bool IsPicture(string path) =>
        Extensions.Contains(Path.GetExtension(path))
        && !path.EndsWith(PictureDrawing.Suffix, StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(OutputFormat.Pdf.FileName, StringComparison.OrdinalIgnoreCase);

    private static PictureFile[] NotNone(IEnumerable<PictureFile> pictures, string message)
    {
        PictureFile[] sorted = [.. pictures.OrderBy(picture => picture.Relative, StringComparer.Ordinal)];
        return sorted.Length > 0 ? sorted : throw CommandException.WrongUsage(message);
    }

    private static string Slashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
}
