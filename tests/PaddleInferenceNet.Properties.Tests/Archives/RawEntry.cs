namespace PaddleInferenceNet.Properties.Tests.Archives;

/// <summary>An entry of a tar file as its header says it, true or not.</summary>
/// <param name="Name">Path.</param>
/// <param name="Type">The letter of its kind.</param>
/// <param name="Link">Where a link leads.</param>
/// <param name="Declared">Bytes that the header announces.</param>
/// <param name="Content">Bytes that follow.</param>
/// <param name="IsSound">Whether the checksum of the header is right.</param>
internal sealed record RawEntry(string Name, char Type, string Link, long Declared, byte[] Content, bool IsSound)
{
    public override string ToString() => $"{Type} '{Name}' -> '{Link}' {Declared}/{Content.Length} {IsSound}";
}
