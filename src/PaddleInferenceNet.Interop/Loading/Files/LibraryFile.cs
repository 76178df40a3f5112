using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>What a library file says of itself, read without loading it.</summary>
/// <param name="Machine">The processor it is for; null for one that .NET has no name of.</param>
/// <param name="SharedName">Name under which others ask for it; null for none.</param>
/// <param name="Needed">Libraries that must be there before it can be loaded, in its own order.</param>
/// <param name="IsEmbedded">Whether it has the exports of this project's runtime.</param>
internal sealed record LibraryFile(
    Architecture? Machine,
    string? SharedName,
    ImmutableArray<string> Needed,
    bool IsEmbedded
)
{
    public const string EmbeddedMark = nameof(PaddleApi.PDX_GetLastErrorCode);

    /// <summary>Most libraries that one file may need.</summary>
    public const int MaxNeeded = 1024;

    /// <summary>Reads an ELF or PE file of 64 bits.</summary>
    /// <exception cref="BadImageFormatException">It is neither, or it is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LibraryFile Read(string path)
    {
        using BoundedFile file = new(path);
        if (file.Length >= 4 && file.UInt32(0) == ElfReader.Magic)
        {
            return ElfReader.Read(file);
        }

        return file.Length >= 2 && file.UInt16(0) == PeReader.Magic
            ? PeReader.Read(file)
            : throw new BadImageFormatException("The file is no ELF and no PE library.");
    }
}
