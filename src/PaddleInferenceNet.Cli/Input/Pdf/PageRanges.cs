using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PaddleInferenceNet.Cli.Input.Pdf;

/// <summary>Pages of a document, as in <c>1-3,5,8-</c>; the first page is 1.</summary>
internal sealed class PageRanges
{
    private const int MaxRanges = 1000;

    private readonly (int First, int Last)[] _ranges;
    private readonly string _text;

    private PageRanges((int First, int Last)[] ranges, string text)
    {
        _ranges = ranges;
        _text = text;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PageRanges? ranges)
    {
        ranges = null;
        var parts = text.Split(',');
        if (parts.Length > MaxRanges)
        {
            return false;
        }

        var parsed = new (int First, int Last)[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var ends = parts[i].Split('-');
            var last = ends is [_, ""] ? int.MaxValue : Number(ends[^1]);
            parsed[i] = (Number(ends[0]), last);
            if (ends.Length > 2 || parsed[i].First < 1 || parsed[i].Last < parsed[i].First)
            {
                return false;
            }
        }

        ranges = new PageRanges(parsed, text);
        return true;
    }

    public bool Contains(int page) => _ranges.Any(range => page >= range.First && page <= range.Last);

    public override string ToString() => _text;

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
