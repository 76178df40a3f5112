namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, as a path below the repository root.</param>
/// <param name="FirstLine">Line of the page that the text begins in, from 1.</param>
/// <param name="Language">What follows the fence, such as "csharp".</param>
/// <param name="Text">What is between the fences.</param>
internal sealed record CodeBlock(string Page, int FirstLine, string Language, string Text)
{
    /// <summary>The blocks of all pages in a language, each as a test case with its place as the name.</summary>
    public static IEnumerable<TestCaseData> Cases(string language) =>
        MarkdownPage
            .All.SelectMany(page => page.Blocks)
            .Where(block => block.Language == language)
            .Select(block => new TestCaseData(block).SetArgDisplayNames(block.ToString()));

    public override string ToString() => $"{Page}:{FirstLine}";
}
