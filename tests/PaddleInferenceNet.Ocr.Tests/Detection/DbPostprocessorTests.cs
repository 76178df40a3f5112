using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class DbPostprocessorTests
{
    [Test]
    public void Process_StripOfAScaledPicture_GivesTheMeasuredBox()
    {
        var boxes = new MapBuilder(96, 64).Fill(10, 20, 59, 39, 0.9f).Process(DetectionOptions.Parity, 288, 128);

        Assert.That(boxes, Is.EqualTo(new[] { "(0,20)(207,20)(207,98)(0,98)" }));
    }

    [TestCase(2)]
    [TestCase(3)]
    public void Process_StripThinnerThanFourPixels_GivesNothing(int rows)
    {
        var boxes = new MapBuilder(96, 64).Fill(10, 20, 59, 19 + rows, 0.9f).Process(DetectionOptions.Parity);

        Assert.That(boxes, Is.Empty);
    }

    [TestCase(4, "(8,18)(61,18)(61,25)(8,25)")]
    [TestCase(5, "(7,17)(62,17)(62,27)(7,27)")]
    public void Process_StripOfFourRowsOrMore_GivesTheMeasuredBox(int rows, string box)
    {
        var boxes = new MapBuilder(96, 64).Fill(10, 20, 59, 19 + rows, 0.9f).Process(DetectionOptions.Parity);

        Assert.That(boxes, Is.EqualTo(new[] { box }));
    }

    [Test]
    public void Process_HoleOfTwoByThreeInsideOfText_GivesABoxOfItsOwnInTheReference()
    {
        var map = new MapBuilder(96, 96).Fill(20, 20, 79, 59, 0.9f).Fill(50, 40, 52, 41, 0.2f);

        Assert.That(map.Process(DetectionOptions.Parity), Does.Contain("(48,38)(54,38)(54,43)(48,43)"));
        Assert.That(map.Process(DetectionOptions.Default), Has.Length.EqualTo(1));
    }

    [Test]
    public void Process_HoleOfTwoByTwoInsideOfText_GivesNoBox()
    {
        var map = new MapBuilder(96, 96).Fill(20, 20, 79, 59, 0.9f).Fill(50, 40, 51, 41, 0.2f);

        Assert.That(map.Process(DetectionOptions.Parity), Has.Length.EqualTo(1));
    }

    [Test]
    public void Process_ProbabilityEqualToTheThreshold_IsNoText()
    {
        var map = new MapBuilder(96, 64).Fill(10, 20, 59, 39, 0.7f);

        Assert.That(map.Process(DetectionOptions.Parity with { Threshold = 0.7f }), Is.Empty);
    }

    [Test]
    public void Process_ScoreBelowTheBoxThreshold_GivesNothing()
    {
        var map = new MapBuilder(96, 64).Fill(10, 20, 59, 39, 0.55f);

        Assert.That(map.Process(DetectionOptions.Parity), Is.Empty);
        Assert.That(map.Process(DetectionOptions.Parity with { BoxThreshold = 0.55f }), Has.Length.EqualTo(1));
    }

    [Test]
    public void Process_SlowScore_LeavesOutWhatIsBesideTheContour()
    {
        // A right triangle fills half of its rectangle, so the rectangle's mean is half of its own.
        var map = new MapBuilder(96, 96);
        for (var i = 0; i < 50; i++)
        {
            map.Fill(10, 20 + i, 10 + i, 20 + i, 0.9f);
        }

        Assert.That(map.Process(DetectionOptions.Parity), Is.Empty);
        Assert.That(map.Process(DetectionOptions.Parity with { ScoreMode = ScoreMode.Slow }), Has.Length.EqualTo(1));
    }

    [Test]
    public void Process_Dilation_GrowsTheStripToTheRightAndDownwards()
    {
        var map = new MapBuilder(96, 64).Fill(10, 20, 59, 22, 0.95f);

        Assert.That(map.Process(DetectionOptions.Parity), Is.Empty);
        Assert.That(
            map.Process(DetectionOptions.Parity with { UseDilation = true }),
            Is.EqualTo(new[] { "(8,18)(62,18)(62,25)(8,25)" })
        );
    }

    [Test]
    public void Process_MoreContoursThanCandidates_ExaminesTheLastOnes()
    {
        var map = new MapBuilder(96, 96).Fill(10, 10, 60, 20, 0.9f).Fill(10, 60, 60, 70, 0.9f);

        var boxes = map.Process(DetectionOptions.Parity with { MaxCandidates = 1 });

        Assert.That(boxes, Has.Length.EqualTo(1));
        Assert.That(boxes[0], Is.EqualTo("(4,54)(66,54)(66,76)(4,76)"));
    }

    [Test]
    public void Process_EmptyMap_GivesNothing()
    {
        Assert.That(new MapBuilder(32, 32).Process(DetectionOptions.Default), Is.Empty);
    }

    [TestCase(38, 41, 0)]
    [TestCase(25, 54, 1)]
    public void Process_PolygonWhoseBayClosesWhenItGrows_IsSkipped(int gapTop, int gapBottom, int polygons)
    {
        var map = new MapBuilder(96, 96)
            .Fill(10, 10, 69, 69, 0.9f)
            .Fill(20, 20, 59, 59, 0)
            .Fill(60, gapTop, 69, gapBottom, 0);

        Assert.That(
            map.Process(DetectionOptions.Parity with { Shape = RegionShape.Polygon }),
            Has.Length.EqualTo(polygons)
        );
    }

    [Test]
    public void Process_Polygon_FollowsTheContour()
    {
        // An L of two bars: its polygon leaves out most of the square around it.
        var map = new MapBuilder(128, 128).Fill(10, 10, 29, 99, 0.9f).Fill(10, 80, 99, 99, 0.9f);

        using var postprocessor = new DbPostprocessor(DetectionOptions.Parity with { Shape = RegionShape.Polygon });
        var region = postprocessor.Process(map.Map, new(128, 128, 128, 128), 128, 128).Single();
        var (area, _) = Polygon.Measure(region.Outline.AsSpan());
        var (boxArea, _) = Polygon.Measure([
            region.Box.TopLeft,
            region.Box.TopRight,
            region.Box.BottomRight,
            region.Box.BottomLeft,
        ]);
        Assert.That(area / boxArea, Is.InRange(0.4, 0.65));
    }
}
