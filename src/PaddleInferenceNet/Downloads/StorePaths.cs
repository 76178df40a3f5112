namespace PaddleInferenceNet;

/// <summary>Where the parts of one item are in a store.</summary>
/// <param name="Folder">Folder of the store.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Extension">How the name of its archive ends.</param>
internal sealed record StorePaths(string Folder, string Name, string Extension)
{
    /// <summary>What is not finished; it may be deleted while nothing is installed.</summary>
    public string Unfinished => Path.Combine(Folder, ".unfinished");

    /// <summary>The installed item.</summary>
    public string Item => Path.Combine(Folder, Name);

    /// <summary>Hashes of the archive and of the installed files, in the form of <c>sha256sum</c>.</summary>
    public string Hashes => Path.Combine(Folder, $"{Name}.sha256");

    /// <summary>Name of the archive in the list of hashes.</summary>
    public string ArchiveName => $"{Name}{Extension}";

    /// <summary>The archive as far as it was fetched.</summary>
    public string Archive => Path.Combine(Unfinished, ArchiveName);

    /// <summary>What the server calls the version of the archive that was begun.</summary>
    public string ArchiveTag => Path.Combine(Unfinished, $"{Name}.tag");

    /// <summary>The archive's files before they are in their place.</summary>
    public string Unpacked => Path.Combine(Unfinished, Name);

    /// <summary>An installed item on its way out.</summary>
    public string Replaced => Path.Combine(Unfinished, $"{Name}.old");

    /// <summary>Held by the process that installs the item.</summary>
    public string Lock => Path.Combine(Unfinished, $"{Name}.lock");
}
