namespace PaddleInferenceNet;

/// <summary>A model in the tar file in which it was published, read into memory.</summary>
internal sealed record ArchiveModelSource(string ArchivePath) : ModelSource
{
    internal override ModelFiles Open()
    {
        try
        {
            using FileStream archive = new(ArchivePath, FileMode.Open, FileAccess.Read, FileShare.Read);
            var start = new byte[Math.Min(archive.Length, 512)];
            archive.ReadExactly(start);
            if (!ModelArchive.IsTar(start))
            {
                throw ModelFiles.Malformed(
                    $"'{ArchivePath}' is no tar file. Name the folder of the model, or its tar file."
                );
            }

            archive.Position = 0;
            return Read(archive);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ModelFiles.Unreadable($"The model '{ArchivePath}' does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ModelFiles.Unreadable($"The model '{ArchivePath}' cannot be read: {exception.Message}", exception);
        }
    }

    public override string ToString() => ArchivePath;

    private ModelFiles Read(FileStream archive)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (var entry in ModelArchive.Read(archive, ArchivePath))
        {
            files.Add(entry.Name, Content(entry, archive.Length));
        }

        ModelArchive.ThrowIfIncomplete(files.Keys, ArchivePath);
        var pair = ModelPair.Choose(files.Keys, ArchivePath);
        return ModelFiles.FromMemory(files[pair.Program], files[pair.Parameters]);
    }

    // The length comes from the archive, so it is held against that of the file before memory is taken for it.
    private byte[] Content(ModelArchiveEntry entry, long available)
    {
        if (entry.Length > Math.Min(available, Array.MaxLength))
        {
            throw ModelFiles.Malformed(
                $"'{entry.Name}' in '{ArchivePath}' states {entry.Length} bytes, more than the archive has."
            );
        }

        var content = new byte[entry.Length];
        entry.Content.ReadExactly(content);
        return content;
    }
}
