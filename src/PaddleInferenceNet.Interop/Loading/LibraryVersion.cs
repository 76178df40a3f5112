namespace PaddleInferenceNet.Interop;

/// <summary>What PD_GetVersion tells: three lines "version: …", "commit: …", "branch: …".</summary>
/// <param name="Text">The text as the library gives it.</param>
/// <param name="Number">The version; 0.0.0, as development builds say, where there is none.</param>
internal sealed record LibraryVersion(string Text, Version Number)
{
    private static readonly Version Unknown = new(0, 0, 0);

    public static LibraryVersion Parse(string text)
    {
        const string Key = "version:";
        var value = text.Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            ?[Key.Length..].Trim();
        return new LibraryVersion(text, Version.TryParse(value, out var number) ? number : Unknown);
    }
}
