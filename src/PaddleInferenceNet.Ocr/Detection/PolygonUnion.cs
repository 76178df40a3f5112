using System.Runtime.InteropServices;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>The region that a closed path, which may cross itself, winds around a positive number of times.</summary>
/// <remarks>
/// The path is split into edges that meet only at their ends. Each lies between two faces; the path's winding number of the
/// right one is counted along a ray, that of the left one differs by the number of times the path uses the edge. Edges with a
/// positive number on one side only are the border of the region, and are joined into loops around its faces.
/// All coordinates are whole pixels and all tests exact, so no choice of a tolerance decides what touches what.
/// </remarks>
internal static class PolygonUnion
{
    /// <summary>The borders of the region: one loop for each part and one for each hole, none where the region is empty.</summary>
    /// <param name="path">Corners in pixels below 2^20 in size; a part traversed with positive area winds once.</param>
    public static List<PixelPoint[]> PositiveRegion(IReadOnlyList<PixelPoint> path)
    {
        var edges = Merge(EdgeSplitter.Split(Edges(path)));
        return BorderTracer.Trace(Border(edges));
    }

    private static List<Edge> Edges(IReadOnlyList<PixelPoint> path)
    {
        var edges = new List<Edge>(path.Count);
        for (var i = 0; i < path.Count; i++)
        {
            var edge = new Edge(path[i], path[(i + 1) % path.Count]);
            if (edge.From != edge.To)
            {
                edges.Add(edge);
            }
        }

        return edges;
    }

    /// <summary>How many times the path runs along each edge, counted against the other direction.</summary>
    private static List<(Edge Edge, int Uses)> Merge(List<Edge> edges)
    {
        var uses = new Dictionary<Edge, int>(edges.Count);
        foreach (var edge in edges)
        {
            var isForward = edge.IsForward;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(
                uses,
                isForward ? edge : edge.Reversed,
                out _
            );
            count += isForward ? 1 : -1;
        }

        return [.. uses.Where(entry => entry.Value != 0).Select(entry => (entry.Key, entry.Value))];
    }

    /// <summary>The edges with the region on one side, directed so that it lies on their left.</summary>
    private static List<Edge> Border(List<(Edge Edge, int Uses)> edges)
    {
        var border = new List<Edge>();
        foreach (var (edge, uses) in edges)
        {
            var right = WindingRightOf(edge, edges);
            var left = right + uses;
            if (left > 0 && right <= 0)
            {
                border.Add(edge);
            }
            else if (right > 0 && left <= 0)
            {
                border.Add(edge.Reversed);
            }
        }

        return border;
    }

    /// <summary>
    /// The winding number just to the right of the middle of a forward edge. The ray starts there and runs towards greater x,
    /// or towards smaller y where the edge itself runs along x; coordinates are doubled to keep the middle whole.
    /// </summary>
    private static int WindingRightOf(Edge edge, List<(Edge Edge, int Uses)> edges)
    {
        var middle = new PixelPoint(edge.From.X + edge.To.X, edge.From.Y + edge.To.Y);
        var alongX = edge.From.Y != edge.To.Y;
        var winding = 0;
        foreach (var (other, uses) in edges)
        {
            if (other != edge)
            {
                winding += uses * (alongX ? CrossingsAlongX(other, middle) : CrossingsAlongY(other, middle));
            }
        }

        return winding;
    }

    /// <summary>+1 or −1 where the ray from a point towards greater x crosses an edge, by the edge's direction.</summary>
    private static int CrossingsAlongX(Edge edge, PixelPoint start)
    {
        var (fromY, toY) = (2 * edge.From.Y, 2 * edge.To.Y);
        if (fromY <= start.Y == toY <= start.Y)
        {
            return 0;
        }

        var side = Edge.Side(Doubled(edge.From), Doubled(edge.To), start);
        return toY > fromY ? (side > 0 ? 1 : 0) : (side < 0 ? -1 : 0);
    }

    /// <summary>+1 or −1 where the ray from a point towards smaller y crosses an edge, by the edge's direction.</summary>
    private static int CrossingsAlongY(Edge edge, PixelPoint start)
    {
        var (fromX, toX) = (2 * edge.From.X, 2 * edge.To.X);
        if (fromX <= start.X == toX <= start.X)
        {
            return 0;
        }

        var side = Edge.Side(Doubled(edge.From), Doubled(edge.To), start);
        return toX > fromX ? (side > 0 ? 1 : 0) : (side < 0 ? -1 : 0);
    }

    private static PixelPoint Doubled(PixelPoint point) => new(2 * point.X, 2 * point.Y);
}
