using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Archives;

/// <summary>Archives as an attacker or a broken disk would make them.</summary>
internal static class HostileEntries
{
    /// <summary>A file that no archive may write; it lies at the root of the system.</summary>
    public const string Outside = "/paddle-properties-outside";

    private static readonly string[] Parts =
    [
        "a",
        "b",
        "lib",
        "model",
        "version.txt",
        "inference.pdmodel",
        "inference.pdiparams",
        "INFERENCE.pdmodel",
        "paddle",
        "..",
        ".",
        "",
        "...",
        " ",
        "C:",
        "a:b",
        "\\",
        @"..\..\x",
        "._x",
        "con",
        "é",
        "中",
        "a\nb",
        "a\tb",
        "\u0001",
        "%2e%2e",
        Outside,
        new string('n', 300),
        new string('é', 140),
    ];

    /// <summary>Paths of one to four parts, often rooted, upwards, too long or strange.</summary>
    public static Gen<string> Path { get; } =
        Gen.Choose(1, 4)
            .SelectMany(count => Gen.Elements(Parts).ArrayOf(count))
            .Select(parts => string.Join('/', parts));

    private static readonly Gen<char> Type = Gen.Frequency(
        (12, Gen.Constant('0')),
        (3, Gen.Elements('1', '2')),
        (3, Gen.Constant('5')),
        (2, Gen.Elements('3', '4', '6', '7', '\0', 'A', 'D', 'M', 'N', 'S', 'V')),
        (2, Gen.Elements('L', 'K', 'x', 'g'))
    );

    private static readonly Gen<RawEntry> Entry =
        from name in Path
        from type in Type
        from link in Path
        from content in Gen.Frequency((3, Bytes.UpTo(200)), (1, Bytes.UpTo(9000)), (2, Extended))
        from declared in Gen.Frequency(
            (12, Gen.Constant((long)content.Length)),
            (1, Gen.Choose(0, 2000).Select(size => (long)size)),
            (1, Gen.Elements(long.MaxValue >> 30, int.MaxValue, 1L << 31, (1L << 33) - 1, 50_000_000))
        )
        from isSound in Gen.Frequency((30, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new RawEntry(name, type, link, declared, content, isSound);

    /// <summary>One to twelve entries.</summary>
    public static Gen<RawEntry[]> Entries { get; } = Gen.Choose(1, 12).SelectMany(count => Entry.ArrayOf(count));

    /// <summary>Tar files of such entries, and damaged ones.</summary>
    public static Gen<byte[]> Tar { get; } =
        Entries
            .SelectMany(entries => Gen.Elements(true, true, false).Select(hasEnd => RawTar.Of(entries, hasEnd)))
            .SelectMany(archive =>
                Gen.Frequency((3, Gen.Constant(archive)), (1, Bytes.Mutated(archive)), (1, Bytes.UpTo(2000)))
            );

    // What stands behind the headers of long names and of attributes.
    private static Gen<byte[]> Extended =>
        Gen.Elements("path", "linkpath", "size", "mtime", "GNU.sparse.major", "SCHILY.xattr.user")
            .SelectMany(key =>
                Gen.OneOf(Path, Gen.Elements("-1", "9999999999", "1e9", "")).Select(value => Record(key, value))
            );

    private static byte[] Record(string key, string value)
    {
        var body = $" {key}={value}\n";
        var length = Encoding.UTF8.GetByteCount(body);
        return Encoding.UTF8.GetBytes($"{length + (length > 97 ? 3 : 2)}{body}");
    }
}
