using System.Text;

namespace PaddleInferenceNet;

/// <summary>Paths in archives: they come from outside, so each is held against the folder that it must stay in.</summary>
internal static class ArchivePath
{
    // What the file systems of all systems take, with room for the folder that is unpacked to.
    private const int MaxNameBytes = 255;
    private const int MaxPathBytes = 1024;

    /// <summary>Whether a file can have a name everywhere. A line end in it would end a line of the list of hashes.</summary>
    public static bool IsName(string name) =>
        name is not ("" or "." or "..")
        && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes
        && !name.Any(char.IsControl);

    /// <summary>Whether all names of a path are such, and it is not too long.</summary>
    /// <param name="path">As <see cref="Normalize"/> gives it.</param>
    public static bool HasNames(string path) =>
        Encoding.UTF8.GetByteCount(path) <= MaxPathBytes && path.Split('/').All(IsName);

    /// <summary>A path below the folder that is unpacked to, with forward slashes; empty for that folder itself; null where it leads out.</summary>
    public static string? Normalize(string path) => Resolve("", path, mayAscend: false);

    /// <summary>
    /// What a link leads to, as a path below the folder that is unpacked to; null where it leads out. The way may go up at
    /// its beginning only: behind the name of a folder that is a link itself, it would go up elsewhere than it seems to.
    /// </summary>
    /// <param name="link">Path of the link, as <see cref="Normalize"/> gives it.</param>
    /// <param name="target">What the link holds.</param>
    public static string? Follow(string link, string target)
    {
        var slash = link.LastIndexOf('/');
        return Resolve(slash < 0 ? "" : link[..slash], target, mayAscend: true);
    }

    private static string? Resolve(string from, string path, bool mayAscend)
    {
        var plain = path.Replace('\\', '/');
        if (plain.StartsWith('/') || plain.Contains(':') || plain.Contains('\0'))
        {
            return null;
        }

        List<string> parts = [.. from.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var part in plain.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                mayAscend = false;
                parts.Add(part);
            }
            else if (mayAscend && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', parts);
    }
}
