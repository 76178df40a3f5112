namespace PaddleInferenceNet;

/// <summary>Where a model comes from: two files, a folder, a tar file, or memory. The files are looked at when a predictor is created.</summary>
public abstract record ModelSource
{
    private protected ModelSource() { }

    /// <summary>A program file (<c>.pdmodel</c>, or <c>.json</c> of Paddle 3) and the file with all its weights (<c>.pdiparams</c>).</summary>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    public static ModelSource FromFiles(string programPath, string parametersPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(programPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(parametersPath);
        return new FileModelSource(programPath, parametersPath);
    }

    /// <summary>
    /// A folder with <c>model.pdmodel</c>, <c>inference.pdmodel</c>, <c>inference.json</c>, <c>model.json</c> or
    /// <c>__model__</c>, the first whose weights are there too (<c>.pdiparams</c>; <c>params</c> for the last), else with
    /// <c>__model__</c> and a file for each weight, else with one <c>*.pdmodel</c> and one <c>*.pdiparams</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ModelSource FromDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        return new DirectoryModelSource(directory);
    }

    /// <summary>The tar file in which a model is published, whose two files are found as in a folder and read into memory.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ModelSource FromArchive(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new ArchiveModelSource(path);
    }

    /// <summary>Any model that has one path: a folder, a tar file, or one of the two files of a pair in a folder.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ModelSource FromPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new PathModelSource(path);
    }

    /// <summary>The bytes of a program file and of its weights file. They are copied when a predictor is created and must not change before.</summary>
    public static ModelSource FromMemory(ReadOnlyMemory<byte> program, ReadOnlyMemory<byte> parameters) =>
        new MemoryModelSource(program, parameters);

    /// <summary>Finds and checks the files.</summary>
    /// <exception cref="ModelFormatException">One is absent, unreadable or not what it should be.</exception>
    internal abstract ModelFiles Open();
}
