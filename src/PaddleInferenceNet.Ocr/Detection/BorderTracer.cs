using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Joins the directed border edges of a region, which lies on their left with y upwards, into loops.</summary>
internal static class BorderTracer
{
    /// <summary>
    /// Loops around the faces of the region. Where several borders meet in a point, a loop turns left as far as it can, so parts
    /// that touch in a point stay apart, and a hole that touches the border in a point is part of the border.
    /// </summary>
    public static List<PixelPoint[]> Trace(List<Edge> border)
    {
        var leaving = border.GroupBy(edge => edge.From).ToDictionary(group => group.Key, group => group.ToList());
        var loops = new List<PixelPoint[]>();
        foreach (var start in border)
        {
            if (leaving[start.From].Contains(start))
            {
                var loop = WithoutStraightCorners(Follow(start, leaving));
                if (loop.Count > 2)
                {
                    loops.Add([.. loop]);
                }
            }
        }

        return loops;
    }

    private static List<PixelPoint> Follow(Edge start, Dictionary<PixelPoint, List<Edge>> leaving)
    {
        var loop = new List<PixelPoint>();
        var edge = start;
        do
        {
            leaving[edge.From].Remove(edge);
            loop.Add(edge.From);
            if (edge.To == start.From && IsClosed(edge, start, leaving))
            {
                break;
            }

            edge = Leftmost(edge, leaving[edge.To]);
        } while (true);
        return loop;
    }

    /// <summary>Whether, back at the first point, the first edge is the one that the loop would go on with.</summary>
    private static bool IsClosed(Edge last, Edge start, Dictionary<PixelPoint, List<Edge>> leaving) =>
        Leftmost(last, [start, .. leaving[last.To]]) == start;

    /// <summary>The first edge met when turning clockwise, with y upwards, from the way back.</summary>
    private static Edge Leftmost(Edge arriving, List<Edge> leaving)
    {
        var best = leaving[0];
        foreach (var edge in leaving)
        {
            if (TurnsFurtherLeft(arriving, edge.To, best.To))
            {
                best = edge;
            }
        }

        return best;
    }

    private static bool TurnsFurtherLeft(Edge arriving, PixelPoint a, PixelPoint b)
    {
        var (isLeftA, isLeftB) = (
            Edge.Side(arriving.From, arriving.To, a) > 0,
            Edge.Side(arriving.From, arriving.To, b) > 0
        );
        // Within half a turn the one to the left of the other turns further.
        return isLeftA != isLeftB ? isLeftA : Edge.Side(arriving.To, b, a) > 0;
    }

    private static List<PixelPoint> WithoutStraightCorners(List<PixelPoint> loop)
    {
        var corners = new List<PixelPoint>(loop.Count);
        for (var i = 0; i < loop.Count; i++)
        {
            var (previous, next) = (loop[(i + loop.Count - 1) % loop.Count], loop[(i + 1) % loop.Count]);
            if (Edge.Side(previous, loop[i], next) != 0)
            {
                corners.Add(loop[i]);
            }
        }

        return corners;
    }
}
