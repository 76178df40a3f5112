using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Recognition;

[TestFixture]
public sealed class RecognizerInputTests
{
    [TestCase(100, 30, 320, 160)]
    [TestCase(320, 48, 320, 320)]
    [TestCase(521, 39, 641, 641)]
    [TestCase(3000, 20, 7200, 7200)]
    [TestCase(7, 50, 320, 7)]
    public void Width_LineAlone_GivesTheMeasuredCanvasAndContent(int width, int height, int canvas, int content)
    {
        using var line = Pictures.Solid(width, height, 0);

        var actual = RecognizerInput.Width(LineBatches.WidthToHeight(line), RecognitionOptions.Parity);

        Assert.That(actual, Is.EqualTo(canvas));
        Assert.That(LineBatches.ScaledWidth(line, 48, actual), Is.EqualTo(content));
    }

    [Test]
    public void Width_VeryLongLine_IsBoundedByDefault()
    {
        Assert.That(RecognizerInput.Width(1000, RecognitionOptions.Default), Is.EqualTo(3200));
    }

    [TestCase(10, 20, 0.5)]
    [TestCase(1, 1, 0.15)]
    [TestCase(100, 100, 1)]
    public void Share_Line_IsItsPartOfTheCanvas(double line, double widest, double share) =>
        Assert.That(RecognizerInput.Share(line, widest, RecognitionOptions.Parity), Is.EqualTo(share).Within(1e-9));

    [Test]
    public void Share_LineThatIsSqueezed_FillsTheCanvas() =>
        Assert.That(RecognizerInput.Share(90, 100, RecognitionOptions.Default), Is.EqualTo(1));

    [TestCase(192, 48, 192)]
    [TestCase(1000, 48, 192)]
    [TestCase(100, 48, 100)]
    [TestCase(1, 1000, 1)]
    public void ScaledWidth_OrientationInput_IsHeldTo192(int width, int height, int content)
    {
        using var line = Pictures.Solid(width, height, 0);

        Assert.That(LineBatches.ScaledWidth(line, 48, 192), Is.EqualTo(content));
    }

    [Test]
    public void Plan_Lines_AreSortedByShapeAndKeepTheOrderOfEqualOnes()
    {
        Image[] lines = [.. new[] { 40, 20, 40, 10, 20 }.Select(width => Pictures.Solid(width, 10, 0))];

        var batches = LineBatches.Plan(lines, 3).ToArray();

        Assert.That(batches, Is.EqualTo(new[] { new[] { 3, 1, 4 }, [0, 2] }));
        Array.ForEach(lines, line => line.Dispose());
    }
}
