using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>The dictionaries that are resources of this library.</summary>
internal static class EmbeddedDictionaries
{
    private const string Prefix = "PaddleInferenceNet.Ocr.Dictionaries.";

    /// <summary>Their names, without those of other releases.</summary>
    public static IEnumerable<string> Names =>
        typeof(EmbeddedDictionaries)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Where(name => name.Count(character => character == '.') == 1);

    /// <exception cref="UnknownModelException">There is none of that name.</exception>
    public static string Find(string name) =>
        Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw UnknownModelException.Of("dictionary", name, Names, "A file is named by its path.");

    /// <summary>Reads one, together with those of other releases.</summary>
    public static CharacterSet Load(string name) =>
        Read(name).With([.. ModelCatalogue.Default.DictionaryVariants(name).Select(Read)]);

    private static CharacterSet Read(string name)
    {
        using var stream = typeof(EmbeddedDictionaries).Assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return CharacterSet.Parse(name, bytes);
    }
}
