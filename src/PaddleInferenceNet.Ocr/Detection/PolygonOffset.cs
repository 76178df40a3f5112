using System.Runtime.InteropServices;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Moves the outline of a polygon outwards by a distance, with arcs around its convex corners.</summary>
/// <remarks>
/// Coordinates are whole pixels, halves rounded away from zero. An arc deviates at most 0.25 pixels (a quarter of the distance
/// below 1) from a circle, but has at most one step for each pixel of its length: a full turn takes
/// min(π ÷ acos(1 − y ÷ d), π × d) steps, y = min(0.25, 0.25 × d). These are the round joins of the Clipper library, version 6.
/// </remarks>
internal static class PolygonOffset
{
    private const double ArcTolerance = 0.25;

    /// <summary>The raw outline; around concave corners it crosses itself, which <see cref="PolygonUnion"/> cleans up.</summary>
    /// <returns>No points where the polygon has fewer than three different ones in a row.</returns>
    public static List<PixelPoint> Expand(ReadOnlySpan<PixelPoint> polygon, double distance)
    {
        var corners = WithoutRepeats(polygon);
        if (corners.Count < 3)
        {
            return [];
        }

        // Outwards is to the right of the edges, so the area must be positive.
        if (Polygon.TwiceSignedArea(CollectionsMarshal.AsSpan(corners)) < 0)
        {
            corners.Reverse();
        }

        return distance > 0 ? new Outline(corners, distance).Trace() : corners;
    }

    private static List<PixelPoint> WithoutRepeats(ReadOnlySpan<PixelPoint> polygon)
    {
        var corners = new List<PixelPoint>(polygon.Length);
        foreach (var point in polygon)
        {
            if (corners.Count == 0 || corners[^1] != point)
            {
                corners.Add(point);
            }
        }

        while (corners.Count > 1 && corners[^1] == corners[0])
        {
            corners.RemoveAt(corners.Count - 1);
        }

        return corners;
    }

    private readonly record struct Normal(double X, double Y);

    private sealed class Outline
    {
        private readonly List<PixelPoint> _corners;
        private readonly double _distance;
        private readonly Normal[] _normals;
        private readonly double _stepsPerRadian;
        private readonly double _stepSine;
        private readonly double _stepCosine;
        private readonly List<PixelPoint> _path = [];

        public Outline(List<PixelPoint> corners, double distance)
        {
            _corners = corners;
            _distance = distance;
            _normals = new Normal[corners.Count];
            for (var i = 0; i < corners.Count; i++)
            {
                _normals[i] = RightOf(corners[i], corners[(i + 1) % corners.Count]);
            }

            var deviation = Math.Min(ArcTolerance, ArcTolerance * distance);
            var stepsPerTurn = Math.Min(Math.PI / Math.Acos(1 - deviation / distance), Math.PI * distance);
            _stepsPerRadian = stepsPerTurn / Math.Tau;
            (_stepSine, _stepCosine) = Math.SinCos(Math.Tau / stepsPerTurn);
        }

        public List<PixelPoint> Trace()
        {
            var arriving = _corners.Count - 1;
            for (var corner = 0; corner < _corners.Count; corner++)
            {
                if (Turn(corner, arriving))
                {
                    arriving = corner;
                }
            }

            return _path;
        }

        /// <summary>Adds the points around one corner.</summary>
        /// <returns>False where the outline goes straight on: the next corner then turns from the same edge.</returns>
        private bool Turn(int corner, int arriving)
        {
            var (from, to) = (_normals[arriving], _normals[corner]);
            var sine = from.X * to.Y - to.X * from.Y;
            var cosine = from.X * to.X + from.Y * to.Y;
            if (Math.Abs(sine * _distance) < 1)
            {
                if (cosine > 0)
                {
                    Add(corner, from);
                    return false;
                }
            }
            else
            {
                sine = Math.Clamp(sine, -1, 1);
            }

            if (sine < 0)
            {
                Add(corner, from);
                _path.Add(_corners[corner]);
                Add(corner, to);
            }
            else
            {
                AddArc(corner, from, to, Math.Atan2(sine, cosine));
            }

            return true;
        }

        private void AddArc(int corner, Normal from, Normal to, double angle)
        {
            var steps = Math.Max((int)Round(_stepsPerRadian * Math.Abs(angle)), 1);
            var normal = from;
            for (var i = 0; i < steps; i++)
            {
                Add(corner, normal);
                normal = new Normal(
                    normal.X * _stepCosine - normal.Y * _stepSine,
                    normal.X * _stepSine + normal.Y * _stepCosine
                );
            }

            Add(corner, to);
        }

        private void Add(int corner, Normal normal)
        {
            var center = _corners[corner];
            _path.Add(
                new PixelPoint((int)Round(center.X + normal.X * _distance), (int)Round(center.Y + normal.Y * _distance))
            );
        }

        private static Normal RightOf(PixelPoint from, PixelPoint to)
        {
            var (dx, dy) = ((double)to.X - from.X, (double)to.Y - from.Y);
            var length = Math.Sqrt(dx * dx + dy * dy);
            return new Normal(dy / length, -dx / length);
        }

        private static double Round(double value) => Math.Round(value, MidpointRounding.AwayFromZero);
    }
}
