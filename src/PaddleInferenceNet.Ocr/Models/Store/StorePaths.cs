namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Where the parts of one model are in a store.</summary>
/// <param name="Folder">Folder of the store.</param>
/// <param name="Name">Name of the model.</param>
internal sealed record StorePaths(string Folder, string Name)
{
    /// <summary>What is not finished; it may be deleted while nothing is installed.</summary>
    public string Unfinished => Path.Combine(Folder, ".unfinished");

    /// <summary>The installed model.</summary>
    public string Model => Path.Combine(Folder, Name);

    /// <summary>Hashes of the archive and of the installed files, in the form of <c>sha256sum</c>.</summary>
    public string Hashes => Path.Combine(Folder, $"{Name}.sha256");

    /// <summary>The archive as far as it was fetched.</summary>
    public string Archive => Path.Combine(Unfinished, $"{Name}.tar");

    /// <summary>What the server calls the version of the archive that was begun.</summary>
    public string ArchiveTag => Path.Combine(Unfinished, $"{Name}.tag");

    /// <summary>The archive's files before they are in their place.</summary>
    public string Unpacked => Path.Combine(Unfinished, Name);

    /// <summary>An installed model on its way out.</summary>
    public string Replaced => Path.Combine(Unfinished, $"{Name}.old");

    /// <summary>Held by the process that installs the model.</summary>
    public string Lock => Path.Combine(Unfinished, $"{Name}.lock");
}
