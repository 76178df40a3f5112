namespace PaddleInferenceNet.Benchmarks.Engines;

internal static class ElementCount
{
    public static int Of(ReadOnlySpan<int> shape)
    {
        var count = 1;
        foreach (var dimension in shape)
        {
            count = checked(count * dimension);
        }

        return count;
    }
}
