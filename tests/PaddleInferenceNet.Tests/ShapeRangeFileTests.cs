namespace PaddleInferenceNet.Tests;

public sealed class ShapeRangeFileTests
{
    private const string First = """
        shape_range_info {
          name: "x"
          min_shape: 1
          min_shape: 32
          max_shape: 1
          max_shape: 64
          opt_shape: 1
          opt_shape: 48
        }
        shape_range_info {
          name: "size"
          min_shape: 1
          max_shape: 1
          opt_shape: 1
          min_value: 5
          max_value: 9
          opt_value: 7
        }
        """;

    private const string Second = """
        shape_range_info {
          name: "x"
          min_shape: 2
          min_shape: 16
          max_shape: 8
          max_shape: 20
          opt_shape: 2
          opt_shape: 18
        }
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Read_File_GivesRangesByName()
    {
        var file = Read(First);

        Assert.That(file.Names, Is.EqualTo(new[] { "size", "x" }));
        Assert.That(file["x"].ToString(), Is.EqualTo("[1,32]..[1,48]..[1,64]"));
    }

    [Test]
    public void Merge_TwoFiles_CoversBoth()
    {
        var merged = Read(First).Merge(Read(Second));

        Assert.That(merged["x"].ToString(), Is.EqualTo("[1,16]..[1,48]..[8,64]"));
        Assert.That(merged.Names, Does.Contain("size"));
    }

    [Test]
    public void Write_Merged_ReadsBackAndLeavesNoOtherFile()
    {
        var path = _folder.Combine("shapes.txt");
        File.WriteAllText(path, "an older file");

        Read(First).Merge(Read(Second)).Write(path);

        Assert.That(File.ReadAllText(path), Does.Contain("  min_value: 5\n  max_value: 9\n  opt_value: 7\n"));
        Assert.That(ShapeRangeFile.Read(path)["x"].ToString(), Is.EqualTo("[1,16]..[1,48]..[8,64]"));
        Assert.That(Directory.GetFiles(_folder.Path, "*.part"), Is.Empty);
    }

    [Test]
    public void Merge_OtherRank_NamesTheTensor() =>
        Assert.That(
            () => Read(First).Merge(Read(First.Replace("  name: \"size\"\n", "  name: \"x\"\n").Split("}\n")[1])),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("'x' has rank 2 in one file and 1")
        );

    [TestCase("shape_range_info {\n  name: \"x\"\n", "ends within")]
    [TestCase("shape_range_info {\n}\n", "without a name")]
    [TestCase("hello", "line 1 is 'hello'")]
    [TestCase("shape_range_info {\n  min_shape: 99999999999\n}\n", "line 2")]
    [TestCase("shape_range_info {\n  other: 1\n}\n", "line 2")]
    [TestCase("shape_range_info {\n  name: \"x\"\n  min_shape: 1\n}\n", "different ranks")]
    [TestCase(
        "shape_range_info {\n  name: \"x\"\n  min_shape: 2\n  opt_shape: 1\n  max_shape: 3\n}\n",
        "in this order"
    )]
    [TestCase(
        "shape_range_info {\n  name: \"x\"\n  min_value: 1\n  opt_value: 5\n  max_value: 3\n}\n",
        "in this order"
    )]
    [TestCase("shape_range_info {\n  name: \"x\"\n}\nshape_range_info {\n  name: \"x\"\n}\n", "twice")]
    public void Read_Damaged_SaysWhere(string text, string where) =>
        Assert.That(() => Read(text), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(where));

    private ShapeRangeFile Read(string text)
    {
        var path = _folder.Combine("read.txt");
        File.WriteAllText(path, text);
        return ShapeRangeFile.Read(path);
    }
}
