namespace PaddleInferenceNet;

/// <summary>
/// Tells the general graph passes from those of oneDNN. Switching oneDNN on puts its placement pass in front and a list of
/// its own at the end; that list has passes without its name, and repeats general ones which then spoil quantised weights.
/// </summary>
internal static class MkldnnPasses
{
    /// <summary>Whether oneDNN has any passes in the list.</summary>
    public static bool AreIn(IReadOnlyList<string> passes) => passes.Any(IsNamed);

    /// <summary>The passes that are left when oneDNN is off: those between its placement pass and the first of its own.</summary>
    /// <param name="passes">All passes in their order; a name may occur twice.</param>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> passes) =>
        [.. passes.SkipWhile(IsNamed).TakeWhile(pass => !IsNamed(pass))];

    private static bool IsNamed(string pass) =>
        pass.Contains("mkldnn", StringComparison.Ordinal) || pass.Contains("onednn", StringComparison.Ordinal);
}
