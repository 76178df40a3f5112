using System.Text;

namespace PaddleInferenceNet.Measuring;

/// <summary>Files that are there whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Where a file is written before it gets its name. A run that is ended leaves it, and the next one writes over it.</summary>
    public static string Temporary(string path) => path + ".partial";

    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte})"/>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a temporary file beside the path, brings it to the disk and renames it.</summary>
    /// <exception cref="IOException">It cannot be written; what was at the path is there still.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = Temporary(path);
        try
        {
            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
