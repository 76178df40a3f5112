namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>Links within the repository lead somewhere.</summary>
public sealed class LinkTests
{
    [Test]
    public void Links_WithinTheRepository_LeadToFiles()
    {
        var broken =
            from page in MarkdownPage.All
            from link in page.Links
            where !link.IsExternal && !Path.Exists(TargetOf(page, link))
            select $"{page}:{link.Line}: {link.Target}";

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Links_ToHeadings_LeadToOne()
    {
        var pages = MarkdownPage.All.ToDictionary(page => RepositoryRoot.Combine(page.Path.Split('/')));
        var broken =
            from page in MarkdownPage.All
            from link in page.Links
            where !link.IsExternal && link.Anchor.Length > 0
            where !(pages.TryGetValue(TargetOf(page, link), out var target) && target.Anchors.Contains(link.Anchor))
            select $"{page}:{link.Line}: {link.Target}";

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Pages_OfDocs_AreInTheirIndex()
    {
        var index = MarkdownPage.All.Single(page => page.Path == "docs/README.md");
        var listed = index.Links.Select(link => $"docs/{link.File}");

        Assert.That(
            MarkdownPage
                .All.Select(page => page.Path)
                .Where(path => path.StartsWith("docs/", StringComparison.Ordinal)),
            Is.SubsetOf(listed.Append(index.Path))
        );
    }

    private static string TargetOf(MarkdownPage page, MarkdownLink link) =>
        link.File.Length == 0
            ? RepositoryRoot.Combine(page.Path.Split('/'))
            : Path.GetFullPath(
                Path.Combine(
                    RepositoryRoot.Combine(Path.GetDirectoryName(page.Path)!),
                    Uri.UnescapeDataString(link.File)
                )
            );
}
