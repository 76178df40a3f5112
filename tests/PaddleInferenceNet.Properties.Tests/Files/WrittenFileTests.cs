using System.Collections.Immutable;
using System.Text;

namespace PaddleInferenceNet.Properties.Tests.Files;

/// <summary>Small files that the libraries write, where there is no room or no right for them.</summary>
public sealed class WrittenFileTests
{
    private static readonly HashList List = new(
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            Enumerable.Range(0, 200).Select(i => KeyValuePair.Create($"m/{i}", new string('a', 64)))
        )
    );

    [Test]
    public void HashList_FullDisk_KeepsTheOldOne()
    {
        using var disk = SmallDisk.Require(64);
        var path = disk.Combine("m.sha256");
        var old = $"{new string('b', 64)}  m/x\n";
        File.WriteAllText(path, old);
        disk.Fill();

        Assert.That(() => List.Write(path), Throws.TypeOf<IOException>());
        Assert.That(File.ReadAllText(path), Is.EqualTo(old));
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler", "m.sha256" }));
    }

    [Test]
    public void HashList_BelowAFile_Fails()
    {
        using TemporaryFolder folder = new();
        var path = Path.Combine(folder.Write("file", [1]), "m.sha256");

        Assert.That(() => List.Write(path), Throws.InstanceOf<IOException>().Or.TypeOf<UnauthorizedAccessException>());
        Assert.That(folder.Names, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void ShapeRangeFile_FullDisk_KeepsTheOldOne()
    {
        using var disk = SmallDisk.Require(64);
        var path = disk.Combine("shapes.pbtxt");
        File.WriteAllText(path, Shapes(count: 300));
        var file = ShapeRangeFile.Read(path);
        disk.Fill();

        Assert.That(() => file.Write(path), Throws.TypeOf<IOException>());
        Assert.That(ShapeRangeFile.Read(path).Names, Has.Length.EqualTo(300));
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler", "shapes.pbtxt" }));
    }

    [Test]
    public void ShapeRangeFile_BelowAFile_Fails()
    {
        using TemporaryFolder folder = new();
        var file = ShapeRangeFile.Read(folder.Write("shapes.pbtxt", Encoding.UTF8.GetBytes(Shapes(count: 1))));

        Assert.That(
            () => file.Write(folder.Combine("shapes.pbtxt", "below")),
            Throws.InstanceOf<IOException>().Or.TypeOf<UnauthorizedAccessException>()
        );
    }

    private static string Shapes(int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(i =>
                    $"shape_range_info {{\n  name: \"x{i}\"\n  min_shape: 1\n  max_shape: 8\n  opt_shape: 4\n}}\n"
                )
        );
}
