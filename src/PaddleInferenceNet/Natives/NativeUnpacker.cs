namespace PaddleInferenceNet;

/// <summary>
/// Unpacks an archive of the official library. No two releases agree on the folder at its top, so its root is where
/// <c>version.txt</c> or the headers are.
/// </summary>
internal sealed class NativeUnpacker : IArchiveUnpacker
{
    private const string VersionName = "version.txt";
    private static readonly string Header = Path.Combine("paddle", "include", "pd_inference_api.h");
    private static readonly string[] Libraries =
    [
        "libpaddle_inference_c.so",
        "paddle_inference_c.dll",
        "libpaddle_inference_c.dylib",
    ];

    private readonly UnpackLimits _limits;

    public NativeUnpacker()
        : this(UnpackLimits.Default) { }

    internal NativeUnpacker(UnpackLimits limits) => _limits = limits;

    public async Task<string> RunAsync(
        StoreItem item,
        string archive,
        string folder,
        CancellationToken cancellationToken
    )
    {
        ArchiveWriter writer = new(folder, archive, _limits);
        var entries = item.Extension == ".zip" ? ZipEntries.Read(archive) : TarEntries.Read(archive);
        foreach (var entry in entries)
        {
            await writer.AddAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        var root = FindRoot(folder, archive);
        var relative = Path.GetRelativePath(folder, root).Replace('\\', '/');
        writer.WriteLinks(relative == "." ? "" : relative);
        return HasLibrary(root)
            ? root
            : throw Refused(archive, "there is no Paddle Inference C library in 'paddle/lib' below its root");
    }

    private static string FindRoot(string folder, string archive)
    {
        // An archive has one folder at its top or none; a bound on the depth keeps the search short.
        EnumerationOptions search = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3 };
        var root = Directory
            .EnumerateFiles(folder, VersionName, search)
            .Select(file => Path.GetDirectoryName(file)!)
            .Concat(Directory.EnumerateDirectories(folder, "*", search).Append(folder).Where(HasHeader))
            .OrderBy(candidate => candidate.Length)
            .FirstOrDefault();
        return root ?? throw Refused(archive, $"it has neither {VersionName} nor {Header}");
    }

    private static bool HasHeader(string folder) => File.Exists(Path.Combine(folder, Header));

    private static bool HasLibrary(string root) =>
        Libraries.Any(library => File.Exists(Path.Combine(root, "paddle", "lib", library)));

    private static InvalidDataException Refused(string archive, string why) =>
        new($"The archive '{archive}' cannot be used: {why}.");
}
