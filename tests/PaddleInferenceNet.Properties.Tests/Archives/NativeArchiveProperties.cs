using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Archives;

public sealed class NativeArchiveProperties
{
    private static readonly UnpackLimits Limits = new(Entries: 10, Bytes: 16 * 1024);

    // So that many get as far as to their links.
    private static readonly RawEntry Root = new("p/version.txt", '0', "", 1, [1], IsSound: true);
    private static readonly RawEntry Library = new(
        "p/paddle/lib/libpaddle_inference_c.so",
        '0',
        "",
        1,
        [1],
        IsSound: true
    );

    private static readonly Gen<byte[]> Tgz = Gen.OneOf(
            HostileEntries.Tar,
            HostileEntries.Entries.Select(entries => RawTar.Of([Root, Library, .. entries.Select(Below)], hasEnd: true))
        )
        .Select(Packed)
        .SelectMany(archive => Gen.Frequency((5, Gen.Constant(archive)), (1, Bytes.Mutated(archive))));

    private static readonly Gen<byte[]> Zip = HostileEntries
        .Entries.Select(ZipOf)
        .SelectMany(archive => Gen.Frequency((2, Gen.Constant(archive)), (3, Bytes.Mutated(archive))));

    [Test]
    public void Run_AnyTgz_WritesOnlyIntoItsFolder() => Holds(Tgz, ".tgz");

    [Test]
    public void Run_AnyZip_WritesOnlyIntoItsFolder() => Holds(Zip, ".zip");

    [Test]
    public void Normalize_AnyPath_StaysBelow() =>
        Cases.ForAll(
            Gen.OneOf(HostileEntries.Path, Texts.Hostile),
            path =>
            {
                if (ArchivePath.Normalize(path) is { } kept)
                {
                    AssertBelow(kept);
                }
            }
        );

    [Test]
    public void Follow_AnyTarget_StaysBelow() =>
        Cases.ForAll(
            Gen.OneOf(HostileEntries.Path, Texts.Hostile).Two(),
            link =>
            {
                var (path, target) = link;
                if (ArchivePath.Normalize(path) is { } place && ArchivePath.Follow(place, target) is { } kept)
                {
                    AssertBelow(kept);
                }
            }
        );

    private static void Holds(Gen<byte[]> archives, string extension)
    {
        using UnpackRoom room = new();
        NativeUnpacker unpacker = new(Limits);
        StoreItem item = new()
        {
            Name = "item",
            Kind = "native library",
            Address = new Uri($"http://127.0.0.1/item{extension}"),
            Extension = extension,
            MaxArchiveBytes = Limits.Bytes,
            Command = "",
        };
        Cases.ForAll(
            archives,
            archive =>
            {
                room.Take(archive);
                var root = room.Folder;
                var failure = Failures.Of<InvalidDataException>(async () =>
                    root = await unpacker.RunAsync(item, room.Archive, room.Folder, default)
                );

                room.AssertKept(Limits.Bytes + 128 * 1024);
                Assert.That(root, Does.StartWith(room.Folder));
                if (failure is null)
                {
                    UnpackRoom.AssertLinksStay(root);
                }
            }
        );
    }

    private static void AssertBelow(string path)
    {
        var full = Path.GetFullPath(Path.Combine("/room", path));
        Assert.That(full == "/room" || full.StartsWith("/room/", StringComparison.Ordinal), path);
    }

    private static RawEntry Below(RawEntry entry) => entry with { Name = $"p/{entry.Name}" };

    private static byte[] Packed(byte[] archive)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(archive);
        }

        return packed.ToArray();
    }

    private static byte[] ZipOf(RawEntry[] entries)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries.Where(entry => entry.Name.Length > 0))
            {
                // The upper half of the attributes is the mode of Unix: a link or a file.
                var made = zip.CreateEntry(entry.Name);
                made.ExternalAttributes = entry.Type == '2' ? unchecked((int)0xA1FF0000) : 0;
                using var content = made.Open();
                content.Write(entry.Type == '2' ? System.Text.Encoding.UTF8.GetBytes(entry.Link) : entry.Content);
            }
        }

        return archive.ToArray();
    }
}
