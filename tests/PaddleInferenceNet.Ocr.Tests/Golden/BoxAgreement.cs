using System.Globalization;

namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>How far found boxes agree with recorded ones.</summary>
internal sealed class BoxAgreement
{
    /// <summary>Largest distance of a corner along x or y, in pixels, at which two boxes count as equal.</summary>
    public const double Tolerance = 2;

    private readonly List<string> _differences = [];

    /// <summary>Recorded or found boxes, whichever are more, summed over all pictures.</summary>
    public int Count { get; private set; }

    /// <summary>Pairs of equal boxes.</summary>
    public int Equal { get; private set; }

    /// <summary>Largest corner distance among the equal boxes.</summary>
    public double LargestDistance { get; private set; }

    public double Share => Count == 0 ? 1 : (double)Equal / Count;

    public void Add(string picture, IReadOnlyList<PointF[]> recorded, IReadOnlyList<PointF[]> found)
    {
        Count += Math.Max(recorded.Count, found.Count);
        var free = found.ToList();
        foreach (var box in recorded)
        {
            var nearest = free.MinBy(other => Distance(box, other));
            if (nearest is null || Distance(box, nearest) > Tolerance)
            {
                _differences.Add(
                    $"{picture}: {Text(box)} is nearest to {(nearest is null ? "nothing" : Text(nearest))}"
                );
                continue;
            }

            Equal++;
            LargestDistance = Math.Max(LargestDistance, Distance(box, nearest));
            free.Remove(nearest);
        }

        _differences.AddRange(free.Select(box => $"{picture}: {Text(box)} is found only"));
    }

    public static double Distance(PointF[] a, PointF[] b) =>
        a.Zip(b).Max(pair => Math.Max(Math.Abs(pair.First.X - pair.Second.X), Math.Abs(pair.First.Y - pair.Second.Y)));

    public static PointF[] ToPoints(double[][] corners) =>
        [.. corners.Select(corner => new PointF((float)corner[0], (float)corner[1]))];

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Equal} of {Count} boxes equal ({Share:P2}), largest corner distance {LargestDistance} px"
        ) + string.Concat(_differences.Select(difference => "\n  " + difference));

    private static string Text(PointF[] box) => string.Join(" ", box.Select(corner => $"({corner.X},{corner.Y})"));
}
