using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Splits edges where they cross or touch, until they meet only at their ends.</summary>
/// <remarks>
/// A crossing is rounded to a whole pixel, which bends both edges a little and may make them cross others; so the work is
/// repeated. Every round that changes something makes edges shorter, which ends on a grid.
/// </remarks>
internal static class EdgeSplitter
{
    public static List<Edge> Split(List<Edge> edges)
    {
        while (true)
        {
            edges.Sort((a, b) => a.MinX.CompareTo(b.MinX));
            var cuts = FindCuts(edges);
            if (cuts.Count == 0)
            {
                return edges;
            }

            edges = Apply(edges, cuts);
        }
    }

    /// <summary>Points inside of edges where they must be split, by the index of the edge.</summary>
    private static Dictionary<int, List<PixelPoint>> FindCuts(List<Edge> edges)
    {
        var cuts = new Dictionary<int, List<PixelPoint>>();
        for (var i = 0; i < edges.Count; i++)
        {
            for (var j = i + 1; j < edges.Count && edges[j].MinX <= edges[i].MaxX; j++)
            {
                if (edges[j].MinY <= edges[i].MaxY && edges[i].MinY <= edges[j].MaxY)
                {
                    AddCuts(edges, i, j, cuts);
                }
            }
        }

        return cuts;
    }

    private static void AddCuts(List<Edge> edges, int i, int j, Dictionary<int, List<PixelPoint>> cuts)
    {
        var (a, b) = (edges[i], edges[j]);
        var (fromOfB, toOfB) = (Edge.Side(a.From, a.To, b.From), Edge.Side(a.From, a.To, b.To));
        var (fromOfA, toOfA) = (Edge.Side(b.From, b.To, a.From), Edge.Side(b.From, b.To, a.To));
        if (AreOpposite(fromOfA, toOfA) && AreOpposite(fromOfB, toOfB))
        {
            var crossing = Crossing(a, fromOfA, toOfA);
            AddCut(cuts, i, a, crossing);
            AddCut(cuts, j, b, crossing);
            return;
        }

        AddTouch(cuts, i, a, b.From, fromOfB);
        AddTouch(cuts, i, a, b.To, toOfB);
        AddTouch(cuts, j, b, a.From, fromOfA);
        AddTouch(cuts, j, b, a.To, toOfA);
    }

    private static bool AreOpposite(long a, long b) => (a > 0 && b < 0) || (a < 0 && b > 0);

    /// <summary>Where an edge crosses a line, from the distances of its ends from that line.</summary>
    private static PixelPoint Crossing(Edge edge, long fromDistance, long toDistance)
    {
        var share = (double)fromDistance / ((double)fromDistance - toDistance);
        return new PixelPoint(
            (int)Math.Round(edge.From.X + share * (edge.To.X - edge.From.X), MidpointRounding.AwayFromZero),
            (int)Math.Round(edge.From.Y + share * (edge.To.Y - edge.From.Y), MidpointRounding.AwayFromZero)
        );
    }

    private static void AddTouch(
        Dictionary<int, List<PixelPoint>> cuts,
        int index,
        Edge edge,
        PixelPoint point,
        long side
    )
    {
        if (side == 0 && edge.HasInside(point))
        {
            AddCut(cuts, index, edge, point);
        }
    }

    private static void AddCut(Dictionary<int, List<PixelPoint>> cuts, int index, Edge edge, PixelPoint point)
    {
        if (point == edge.From || point == edge.To)
        {
            return;
        }

        if (!cuts.TryGetValue(index, out var points))
        {
            cuts[index] = points = [];
        }

        points.Add(point);
    }

    private static List<Edge> Apply(List<Edge> edges, Dictionary<int, List<PixelPoint>> cuts)
    {
        var result = new List<Edge>(edges.Count + 2 * cuts.Count);
        for (var i = 0; i < edges.Count; i++)
        {
            if (!cuts.TryGetValue(i, out var points))
            {
                result.Add(edges[i]);
                continue;
            }

            var (from, to) = (edges[i].From, edges[i].To);
            points.Sort((a, b) => Along(from, to, a).CompareTo(Along(from, to, b)));
            var start = from;
            foreach (var point in points.Append(to))
            {
                if (point != start)
                {
                    result.Add(new Edge(start, point));
                    start = point;
                }
            }
        }

        return result;
    }

    private static long Along(PixelPoint from, PixelPoint to, PixelPoint point) =>
        ((long)to.X - from.X) * ((long)point.X - from.X) + ((long)to.Y - from.Y) * ((long)point.Y - from.Y);
}
