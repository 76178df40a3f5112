namespace PaddleInferenceNet.Measuring;

/// <summary>Files that are there whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Lets a temporary file beside the path be written and renames it.</summary>
    public static void Write(string path, Action<string> write)
    {
        var temporary = path + ".partial" + Path.GetExtension(path);
        write(temporary);
        File.Move(temporary, path, overwrite: true);
    }
}
