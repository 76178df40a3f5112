namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>The recorded lines of one picture in reading order.</summary>
public sealed record GoldenPage(string Image, int[] Size, GoldenLine[] Lines);
