using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>Points as pairs of numbers.</summary>
internal static class Corners
{
    public static IReadOnlyList<float[]> Of(Quad box) => Of(Enumerable.Range(0, Quad.Corners).Select(i => box[i]));

    public static IReadOnlyList<float[]> Of(IEnumerable<PointF> points) =>
        [.. points.Select(point => new[] { point.X, point.Y })];
}
