namespace PaddleInferenceNet;

/// <summary>Tells a program from what is none.</summary>
internal static class ProgramCheck
{
    // Field 1 of a program is its list of blocks, length-delimited: key 1 << 3 | 2.
    private const byte BlocksKey = 0x0A;

    /// <summary>Looks at the first bytes only.</summary>
    /// <exception cref="ModelFormatException">The bytes are no program.</exception>
    public static void ThrowIfBad(ReadOnlySpan<byte> program, string what)
    {
        if (program.IsEmpty)
        {
            throw ModelFiles.Malformed($"{what} is empty.");
        }

        if (program[0] != BlocksKey && !IsJson(program))
        {
            throw ModelFiles.Malformed(
                $"{what} is not a Paddle program: it starts with the byte 0x{program[0]:X2}, a program with 0x{BlocksKey:X2}."
            );
        }
    }

    /// <summary>Whether it is a program as Paddle 3 writes it, in JSON.</summary>
    public static bool IsJson(ReadOnlySpan<byte> program) => program.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>Reads it through.</summary>
    /// <exception cref="ModelFormatException">The bytes are no program.</exception>
    public static ProgramSummary Parse(ReadOnlySpan<byte> program, string what)
    {
        try
        {
            return ProgramSummary.Parse(program);
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            throw ModelFiles.Malformed($"{what} is damaged or not a Paddle program: {exception.Message}.");
        }
    }
}
