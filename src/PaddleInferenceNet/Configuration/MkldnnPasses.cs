namespace PaddleInferenceNet;

/// <summary>
/// Tells the graph passes of oneDNN from the general ones. Switching oneDNN on puts its placement pass in front and a list
/// of its own at the end; that list has passes without its name, and repeats some general ones.
/// </summary>
internal static class MkldnnPasses
{
    /// <summary>The passes to delete so that nothing of oneDNN is left in the graph; each name once.</summary>
    /// <remarks>
    /// A library remembers a deleted name and deletes it again in every copy of a configuration, so a general pass that
    /// oneDNN repeats can only be left to run twice or not at all. The second time does no harm, except to a model that
    /// simulates quantisation, whose results it spoils.
    /// </remarks>
    /// <param name="passes">All passes in their order; a name may occur twice.</param>
    /// <param name="isQuantized">Whether the model simulates quantisation.</param>
    public static IReadOnlyList<string> ToDelete(IReadOnlyList<string> passes, bool isQuantized)
    {
        var start = passes.TakeWhile(IsNamed).Count();
        var general = passes.Skip(start).TakeWhile(pass => !IsNamed(pass)).ToList();
        var own = passes.Take(start).Concat(passes.Skip(start + general.Count));
        return [.. own.Where(pass => isQuantized || !general.Contains(pass)).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsNamed(string pass) =>
        pass.Contains("mkldnn", StringComparison.Ordinal) || pass.Contains("onednn", StringComparison.Ordinal);
}
