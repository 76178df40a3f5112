using System.Text;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet.Tests;

/// <summary>Collecting works on the CPU too, so the life of a shape file runs here up to the use in TensorRT.</summary>
public sealed class TensorRtShapesTests : NativeFixture
{
    [Test]
    public void Collect_TwoRuns_CoversTheShapesOfBoth()
    {
        if (LibraryLoader.Current.HasErrorExports)
        {
            Assert.Ignore("The embedded runtime records no shapes.");
        }

        using TemporaryFolder folder = new();
        var path = folder.Combine("shapes.txt");

        TensorRtShapes.Collect(TinyModel.Config, path, predictor => Run(predictor, 2));
        var config = TensorRtShapes.Collect(TinyModel.Config, path, predictor => Run(predictor, 5));

        var range = ShapeRangeFile.Read(path)[TinyModel.Input];
        Assert.That(range.Min, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(range.Max, Is.EqualTo(new[] { 5, 3 }));
        Assert.That(config.TensorRt, Has.Property(nameof(TensorRtOptions.Enabled)).True);
        Assert.That(config.TensorRt.ShapeFile, Is.EqualTo(path));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void Collect_LibraryThatRecordsNothing_SaysSo()
    {
        if (!LibraryLoader.Current.HasErrorExports)
        {
            Assert.Ignore("The official library records shapes.");
        }

        using TemporaryFolder folder = new();

        Assert.That(
            () =>
                TensorRtShapes.Collect(TinyModel.Config, folder.Combine("shapes.txt"), predictor => Run(predictor, 2)),
            Throws.InstanceOf<PaddleException>().With.Message.Contains("recorded no shapes")
        );
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    // What the library leaves on a disk that is full: nothing at all, or the beginning.
    [TestCase("", "of the input 'x'")]
    [TestCase("shape_range_info {\n  name: \"y\"\n}\n", "of the input 'x'")]
    [TestCase("shape_range_info {\n  name: \"x\"\n  min_shape: 1", "ends within")]
    public void MergeInto_HalfOfTheShapes_KeepsTheOldFile(string half, string where)
    {
        using TemporaryFolder folder = new();
        var path = folder.Combine("shapes.txt");
        File.WriteAllText(path, "shape_range_info {\n  name: \"x\"\n}\n");
        var before = File.ReadAllText(path);
        var recorded = folder.Write("new", Encoding.UTF8.GetBytes(half));

        Assert.That(
            () => TensorRtShapes.MergeInto(path, recorded, ["x"]),
            Throws.Exception.With.Message.Contains(where)
        );
        Assert.That(File.ReadAllText(path), Is.EqualTo(before));
    }

    [Test]
    public void Collect_FullDisk_LeavesNoFile()
    {
        if (LibraryLoader.Current.HasErrorExports)
        {
            Assert.Ignore("The embedded runtime records no shapes.");
        }

        using var disk = SmallDisk.Require(64);
        var path = disk.Combine("shapes.txt");
        var filler = disk.Fill();

        Assert.That(
            () => TensorRtShapes.Collect(TinyModel.Config, path, predictor => Run(predictor, 2)),
            Throws.InstanceOf<PaddleException>().With.Message.Contains("full")
        );
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler" }));

        File.Delete(filler);
        TensorRtShapes.Collect(TinyModel.Config, path, predictor => Run(predictor, 2));
        Assert.That(ShapeRangeFile.Read(path).Names, Does.Contain(TinyModel.Input));
    }

    [Test]
    public void FolderFor_BelowAFile_Fails()
    {
        using TemporaryFolder folder = new();
        var blocked = Path.Combine(folder.Write("file", [1]), "below");

        Assert.That(
            () => TensorRtCache.FolderFor(blocked, TinyModel.Config, "card"),
            Throws.InstanceOf<IOException>().With.Message.Contains(blocked)
        );
    }

    [Test]
    public void Key_WhatEnginesDependOn_ChangesIt()
    {
        var config = TinyModel.Config;
        var half = config with { TensorRt = config.TensorRt with { Precision = InferencePrecision.Half } };
        var other = config with
        {
            Model = ModelSource.FromMemory(TinyModel.Program, TinyModel.BuildParameters([1, 2, 4])),
        };
        string[] keys =
        [
            TensorRtCache.Key(config, "version: 2.6.2", "card"),
            TensorRtCache.Key(config, "version: 2.6.1", "card"),
            TensorRtCache.Key(config, "version: 2.6.2", "other card"),
            TensorRtCache.Key(half, "version: 2.6.2", "card"),
            TensorRtCache.Key(other, "version: 2.6.2", "card"),
        ];

        Assert.That(keys, Is.Unique.And.All.Match("^[0-9a-f]{32}$"));
        Assert.That(TensorRtCache.Key(config with { Threads = 3 }, "version: 2.6.2", "card"), Is.EqualTo(keys[0]));
    }

    [Test]
    public void FolderFor_Recipe_IsMade()
    {
        using TemporaryFolder folder = new();

        var cache = TensorRtCache.FolderFor(folder.Path, TinyModel.Config, "card");

        Assert.That(Directory.Exists(cache));
        Assert.That(cache, Is.EqualTo(TensorRtCache.FolderFor(folder.Path, TinyModel.Config, "card")));
    }

    private static void Run(Predictor predictor, int rows)
    {
        using var input = predictor.GetInput();
        input.Reshape(rows, 3);
        input.CopyFrom(new float[rows * 3]);
        predictor.Run();
    }
}
