namespace PaddleInferenceNet;

/// <summary>The failures by which the reader of tar files tells that a file is damaged, cut off or none.</summary>
internal static class TarDamage
{
    public static bool Is(Exception exception) =>
        exception
            is InvalidDataException
                or EndOfStreamException
                or FormatException
                or ArgumentException
                or OverflowException;
}
