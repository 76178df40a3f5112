namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>Recorded boxes or polygons of a detector with other than the usual options, by picture.</summary>
public sealed record GoldenVariant(string Model, Dictionary<string, double[][][]> Boxes);
