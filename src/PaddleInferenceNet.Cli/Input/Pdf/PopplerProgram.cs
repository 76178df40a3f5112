namespace PaddleInferenceNet.Cli.Input.Pdf;

/// <summary>Finds the programs of Poppler, which read PDF files.</summary>
internal static class PopplerProgram
{
    /// <summary>Path of a program in a folder of the PATH.</summary>
    /// <exception cref="PdfException">It is in none.</exception>
    public static string Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        // Not a folder relative to the current one, in which anyone may have put a program of that name.
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Where(Path.IsPathFullyQualified)
                .Select(folder => Path.Combine(folder, file))
                .FirstOrDefault(File.Exists)
            ?? throw new PdfException(
                $"PDF pages are rendered by the program '{name}' of Poppler, which is not in the PATH. "
                    + (
                        OperatingSystem.IsWindows() ? "Put Poppler's programs there."
                        : OperatingSystem.IsMacOS() ? "Install it, with Homebrew by 'brew install poppler'."
                        : "Install it, on Debian with 'apt-get install poppler-utils'."
                    )
            );
    }
}
