using System.Text;

namespace PaddleInferenceNet;

/// <summary>A program and its weights, found and readable.</summary>
/// <remarks>
/// Paths are passed on where that is safe: the library reads each file once, while a buffer is copied twice. Official
/// builds for Windows open paths in the ANSI code page, so there a path outside ASCII is read here and passed as memory.
/// So is an empty parameters file, which belongs to a program without weights and which the library takes in no other way.
/// </remarks>
internal sealed class ModelFiles
{
    // Enough for a look at what the program is.
    private const int HeadLength = 4096;

    private readonly ReadOnlyMemory<byte> _head;
    private readonly Lazy<ReadOnlyMemory<byte>> _program;

    private ModelFiles(ReadOnlyMemory<byte> head, Func<ReadOnlyMemory<byte>> readProgram)
    {
        _head = head;
        _program = new(readProgram);
    }

    public bool IsInMemory { get; private init; }
    public string ProgramPath { get; private init; } = "";
    public string ParametersPath { get; private init; } = "";

    /// <summary>The whole program; read only when asked for, since the library reads the file itself.</summary>
    public ReadOnlyMemory<byte> Program => _program.Value;

    public ReadOnlyMemory<byte> Parameters { get; private init; }

    /// <summary>Whether the program is in JSON, which libraries before 3.0 cannot read.</summary>
    public bool IsJson => ProgramCheck.IsJson(_head.Span);

    /// <summary>Whether the program has an operator that quantises or simulates it.</summary>
    public bool IsQuantized => QuantizeOperators.AreIn(Program.Span);

    public string ProgramName =>
        IsInMemory && ProgramPath.Length == 0 ? "The program in memory" : $"The program file '{ProgramPath}'";

    private string ParametersName =>
        IsInMemory && ParametersPath.Length == 0
            ? "The parameters in memory"
            : $"The parameters file '{ParametersPath}'";

    /// <exception cref="ModelFormatException">A file is absent or unreadable, or the program is none.</exception>
    public static ModelFiles FromPaths(string programPath, string parametersPath)
    {
        using var program = OpenFile(programPath, "program");
        using var parameters = OpenFile(parametersPath, "parameters");
        var needsMemory =
            parameters.Length == 0
            || (OperatingSystem.IsWindows() && !(Ascii.IsValid(programPath) && Ascii.IsValid(parametersPath)));
        ModelFiles files = new(ReadHead(program, programPath), () => ReadAll(programPath, "program"))
        {
            ProgramPath = programPath,
            ParametersPath = parametersPath,
            IsInMemory = needsMemory,
            Parameters = needsMemory ? ReadAll(parameters, parametersPath) : default,
        };
        ProgramCheck.ThrowIfBad(files._head.Span, files.ProgramName);
        return files;
    }

    /// <exception cref="ModelFormatException">The program is none.</exception>
    public static ModelFiles FromMemory(ReadOnlyMemory<byte> program, ReadOnlyMemory<byte> parameters)
    {
        ModelFiles files = new(program, () => program) { IsInMemory = true, Parameters = parameters };
        ProgramCheck.ThrowIfBad(files._head.Span, files.ProgramName);
        return files;
    }

    /// <summary>
    /// Reads the program through and holds the parameters against it: for a library that would end the process over a bad
    /// file. One that reports its errors does this itself.
    /// </summary>
    /// <exception cref="ModelFormatException">The program is damaged, or the parameters are cut off or of another program.</exception>
    public unsafe ProgramSummary CheckThoroughly()
    {
        var summary = ProgramCheck.Parse(Program.Span, ProgramName);
        fixed (byte* bytes = Parameters.Span)
        {
            using Stream parameters =
                !IsInMemory ? OpenFile(ParametersPath, "parameters")
                : bytes is null ? Stream.Null
                : new UnmanagedMemoryStream(bytes, Parameters.Length);
            ParametersCheck.ThrowIfBad(parameters, summary.Weights, ParametersName);
        }

        return summary;
    }

    public static ModelFormatException Unreadable(string message, Exception? inner = null) =>
        new(PaddleErrorCode.FileUnreadable, nameof(ModelSource), message, inner);

    public static ModelFormatException Malformed(string message) =>
        new(PaddleErrorCode.ModelFormat, nameof(ModelSource), message);

    /// <exception cref="ModelFormatException">The file is absent, unreadable or too large.</exception>
    public static byte[] ReadAll(string path, string role)
    {
        using var stream = OpenFile(path, role);
        return ReadAll(stream, path);
    }

    private static byte[] ReadHead(FileStream stream, string path) =>
        Read(stream, (int)Math.Min(stream.Length, HeadLength), path);

    private static byte[] ReadAll(FileStream stream, string path)
    {
        if (stream.Length > Array.MaxLength)
        {
            throw Unreadable($"'{path}' has {stream.Length} bytes, more than the {Array.MaxLength} that can be read.");
        }

        return Read(stream, (int)stream.Length, path);
    }

    private static byte[] Read(FileStream stream, int count, string path)
    {
        try
        {
            var bytes = new byte[count];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (EndOfStreamException exception)
        {
            throw Unreadable($"'{path}' became shorter than {count} bytes while it was read.", exception);
        }
        catch (IOException exception)
        {
            throw Unreadable($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <exception cref="ModelFormatException">The file is absent or unreadable.</exception>
    public static FileStream OpenFile(string path, string role)
    {
        if (Directory.Exists(path))
        {
            throw Unreadable($"The {role} file '{path}' is a folder; name the file, or use ModelSource.FromDirectory.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable($"The {role} file '{path}' does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"The {role} file '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
