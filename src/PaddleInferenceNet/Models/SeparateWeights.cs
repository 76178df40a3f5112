namespace PaddleInferenceNet;

/// <summary>
/// The oldest form of a model: a program <c>__model__</c> and a file for each weight, named as in the program. Put one
/// after the other in the order of a parameters file they are one, which every library takes.
/// </summary>
internal static class SeparateWeights
{
    public const string ProgramName = "__model__";

    /// <exception cref="ModelFormatException">A file is absent, unreadable, or of another program.</exception>
    public static ModelFiles Join(string folder)
    {
        var path = Path.Combine(folder, ProgramName);
        var program = ModelFiles.ReadAll(path, "program");
        var what = $"The program file '{path}'";
        ProgramCheck.ThrowIfBad(program, what);
        var weights = ProgramCheck.Parse(program, what).Weights;
        List<FileStream> files = [];
        try
        {
            files.AddRange(weights.Select(weight => Open(folder, weight, what)));
            return ModelFiles.FromMemory(program, Join(files));
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    // A name comes from the program, and must not lead out of the folder.
    private static FileStream Open(string folder, WeightInfo weight, string program)
    {
        if (weight.Name.Length == 0 || weight.Name is "." or ".." || weight.Name.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw ModelFiles.Malformed(
                $"{program} has the weight '{weight.Name}', which cannot be the name of a file."
            );
        }

        var path = Path.Combine(folder, weight.Name);
        var file = ModelFiles.OpenFile(path, "weight");
        try
        {
            ParametersCheck.ThrowIfBad(file, [weight], $"The weight file '{path}'");
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static byte[] Join(List<FileStream> files)
    {
        // Taken once: a file may change while it is read.
        long[] lengths = [.. files.Select(file => file.Length)];
        var length = lengths.Aggregate(0L, (sum, bytes) => checked(sum + bytes));
        if (length > Array.MaxLength)
        {
            throw ModelFiles.Unreadable(
                $"The {files.Count} weight files have {length} bytes, more than the {Array.MaxLength} that can be read."
            );
        }

        var joined = new byte[length];
        var done = 0;
        foreach (var (file, bytes) in files.Zip(lengths, (file, bytes) => (file, (int)bytes)))
        {
            Read(file, joined.AsSpan(done, bytes));
            done += bytes;
        }

        return joined;
    }

    private static void Read(FileStream file, Span<byte> bytes)
    {
        try
        {
            file.ReadExactly(bytes);
        }
        catch (IOException exception)
        {
            throw ModelFiles.Unreadable(
                $"The weight file '{file.Name}' cannot be read: {exception.Message}",
                exception
            );
        }
    }
}
