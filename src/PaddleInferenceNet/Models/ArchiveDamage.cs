namespace PaddleInferenceNet;

/// <summary>The failures by which the readers of tar and zip files tell that a file is damaged, cut off or none.</summary>
internal static class ArchiveDamage
{
    public static bool Is(Exception exception) =>
        exception
            is InvalidDataException
                or EndOfStreamException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or NotSupportedException
                or OverflowException;
}
