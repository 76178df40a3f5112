using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

/// <summary>Random points, boxes and measures of them.</summary>
internal static class Shapes
{
    public static Gen<PixelPoint> Pixel(int most) =>
        Gen.Choose(0, most).Two().Select(place => new PixelPoint(place.Item1, place.Item2));

    /// <summary>Rectangles at any angle: corners clockwise on the screen from the one that was the top left.</summary>
    public static Gen<PointF[]> Rectangle { get; } =
        from centre in Gen.Choose(200, 1000).Two()
        from sides in Gen.Choose(10, 180).Two()
        from angle in Gen.Choose(0, 3599)
        select Turned(centre.Item1, centre.Item2, sides.Item1, sides.Item2, angle * Math.PI / 1800);

    /// <summary>Any number that a corner could have, most of them none that it should.</summary>
    public static Gen<float> Wild { get; } =
        Gen.Frequency(
            (6, Gen.Choose(-50, 200).Select(value => value / 2f)),
            (
                1,
                Gen.Elements(
                    float.NaN,
                    float.PositiveInfinity,
                    float.NegativeInfinity,
                    float.MaxValue,
                    -1e30f,
                    3e9f,
                    -0f
                )
            )
        );

    public static Gen<Quad> WildQuad { get; } =
        Wild.Two()
            .Select(point => new PointF(point.Item1, point.Item2))
            .Four()
            .Select(corners => new Quad(corners.Item1, corners.Item2, corners.Item3, corners.Item4));

    /// <summary>Twice the area by the shoelace formula: positive where the corners run clockwise on the screen.</summary>
    public static double TwiceArea(IReadOnlyList<PointF> corners) =>
        corners.Select((corner, i) => Cross(corners[(i + corners.Count - 1) % corners.Count], corner)).Sum();

    public static double TwiceArea(Quad quad) =>
        TwiceArea([quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft]);

    public static PointF[] CornersOf(Quad quad) => [quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft];

    private static double Cross(PointF a, PointF b) => ((double)a.X * b.Y) - ((double)b.X * a.Y);

    private static PointF[] Turned(double x, double y, double width, double height, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        PointF At(double right, double down) =>
            new((float)(x + (right * cosine) - (down * sine)), (float)(y + (right * sine) + (down * cosine)));

        var (w, h) = (width / 2, height / 2);
        return [At(-w, -h), At(w, -h), At(w, h), At(-w, h)];
    }
}
