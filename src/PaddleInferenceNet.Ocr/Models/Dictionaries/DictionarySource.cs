using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Where the characters of a recogniser come from. They are read when an engine is created.</summary>
public abstract record DictionarySource
{
    private protected DictionarySource() { }

    /// <summary>A UTF-8 file with one entry on each line.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static DictionarySource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileDictionarySource(path);
    }

    /// <summary>A dictionary that comes with this library, by the name of its file, such as <c>german_dict.txt</c>.</summary>
    /// <exception cref="UnknownModelException">There is none; the message has the nearest names.</exception>
    public static DictionarySource Embedded(string name) =>
        new EmbeddedDictionarySource(EmbeddedDictionaries.Find(name));

    /// <summary>The character list in the <c>inference.yml</c> of a model.</summary>
    /// <param name="path">Folder or tar file of the model.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static DictionarySource FromModel(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new ModelDictionarySource(path);
    }

    /// <inheritdoc cref="FromFile"/>
    public static implicit operator DictionarySource(string path) => FromFile(path);

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="DictionaryException">It is no dictionary.</exception>
    internal abstract CharacterSet Load();

    private sealed record FileDictionarySource(string Path) : DictionarySource
    {
        internal override CharacterSet Load() => CharacterSet.Load(Path);

        public override string ToString() => Path;
    }

    private sealed record EmbeddedDictionarySource(string Name) : DictionarySource
    {
        internal override CharacterSet Load() => EmbeddedDictionaries.Load(Name);

        public override string ToString() => Name;
    }

    private sealed record ModelDictionarySource(string Path) : DictionarySource
    {
        internal override CharacterSet Load() =>
            ModelSettings.Find(Path) is { Characters.IsEmpty: false } settings
                ? CharacterSet.FromEntries(ModelSettings.NameIn(Path), [.. settings.Characters])
                : throw new DictionaryException(
                    $"The model '{Path}' has no inference.yml with a character list. Name the dictionary of the model."
                );

        public override string ToString() => ModelSettings.NameIn(Path);
    }
}
