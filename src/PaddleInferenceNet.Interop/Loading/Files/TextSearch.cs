namespace PaddleInferenceNet.Interop;

/// <summary>Looks for texts in files of any size, such as libraries of gigabytes.</summary>
internal static class TextSearch
{
    private const int BlockSize = 1 << 20;

    /// <summary>Which of the texts are in one of the files; reads the files through.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static bool[] Find(IEnumerable<string> paths, IReadOnlyList<byte[]> texts)
    {
        var found = new bool[texts.Count];
        foreach (var path in paths)
        {
            Scan(path, texts, found);
        }

        return found;
    }

    // The end of each block is kept in front of the next, for a text that lies across.
    private static void Scan(string path, IReadOnlyList<byte[]> texts, bool[] found)
    {
        var overlap = texts.Max(text => text.Length) - 1;
        using var file = File.OpenRead(path);
        var buffer = new byte[overlap + BlockSize];
        var kept = 0;
        while (
            file.ReadAtLeast(buffer.AsSpan(kept, BlockSize), BlockSize, throwOnEndOfStream: false) is > 0 and var read
        )
        {
            var block = buffer.AsSpan(0, kept + read);
            for (var i = 0; i < texts.Count; i++)
            {
                found[i] = found[i] || block.IndexOf(texts[i]) >= 0;
            }

            kept = Math.Min(overlap, block.Length);
            block[^kept..].CopyTo(buffer);
        }
    }
}
