namespace PaddleInferenceNet.Cli.Output.Drawing;

/// <summary>The font files of this machine, those that have Chinese first.</summary>
internal static class FontFiles
{
    private const int MaxFiles = 4096;

    private static readonly string[] Extensions = [".ttf", ".ttc", ".otf"];

    // Beginnings of the names of fonts that cover Chinese and Latin, free ones first.
    private static readonly string[] Preferred =
    [
        "NotoSansCJK",
        "SourceHanSans",
        "wqy-zenhei",
        "wqy-microhei",
        "DroidSansFallback",
        "PingFang",
        "Hiragino Sans GB",
        "msyh",
        "simhei",
        "simsun",
        "Arial Unicode",
        "DejaVuSans",
    ];

    private static IEnumerable<string> Folders
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsWindows()
                    ?
                    [
                        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
                        Path.Combine(
                            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                            "Microsoft",
                            "Windows",
                            "Fonts"
                        ),
                    ]
                : OperatingSystem.IsMacOS()
                    ? [Path.Combine(home, "Library", "Fonts"), "/Library/Fonts", "/System/Library/Fonts"]
                :
                [
                    Path.Combine(home, ".local", "share", "fonts"),
                    Path.Combine(home, ".fonts"),
                    "/usr/local/share/fonts",
                    "/usr/share/fonts",
                ];
        }
    }

    /// <summary>Paths, in the order in which they are to be tried; looked for when the first one is asked for.</summary>
    public static IEnumerable<string> Find()
    {
        EnumerationOptions search = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", search))
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Take(MaxFiles)
            .OrderBy(Rank)
            .ThenByDescending(file => file.Contains("Regular", StringComparison.OrdinalIgnoreCase))
            .ThenBy(file => file, StringComparer.Ordinal);
    }

    private static int Rank(string file)
    {
        var name = Path.GetFileName(file);
        var rank = Array.FindIndex(
            Preferred,
            beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        );
        return rank < 0 ? Preferred.Length : rank;
    }
}
