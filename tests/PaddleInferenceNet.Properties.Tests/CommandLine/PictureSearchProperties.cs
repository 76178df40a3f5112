using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Cli;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.CommandLine;

public sealed class PictureSearchProperties
{
    private static readonly string[] Names =
    [
        "a.png",
        "b.JPG",
        "*.png",
        "a\nb.png",
        "c d.png",
        "-x.png",
        "天.png",
        ".hidden.png",
        "x.txt",
        "[a].png",
        "{b}.png",
        "~.png",
        "%41.png",
    ];

    private static readonly Gen<string> Pattern = Texts.Of(
        Gen.Elements(
            "*",
            "**",
            "/",
            "?",
            "a",
            ".png",
            "in",
            "*/../",
            ".",
            "[a]",
            "*.png",
            "\\",
            "loop",
            "\0",
            "{",
            "天"
        ),
        most: 6
    );

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeATree()
    {
        _folder = new TemporaryFolder();
        foreach (var below in new[] { "", "in", Path.Combine("in", "deep") })
        {
            var folder = Directory.CreateDirectory(_folder.Combine(below)).FullName;
            foreach (var name in Names)
            {
                File.WriteAllBytes(Path.Combine(folder, OperatingSystem.IsWindows() ? Plain(name) : name), []);
            }
        }
    }

    [TearDown]
    public void DeleteTheTree() => _folder.Dispose();

    [Test]
    public void Find_AnyPattern_GivesEachPictureOnceOrTypedFailure()
    {
        Loop();
        Cases.ForAll(
            Pattern,
            pattern =>
            {
                var word = $"{_folder.Path}/{pattern}";
                IReadOnlyList<PictureFile> found = [];
                var failure = Failures.Of<CommandException>(() => found = PictureSearch.Find([word], recursive: true));

                Assert.That(failure?.Code, Is.Null.Or.EqualTo(ExitCode.WrongUsage));
                if (PictureSearch.IsSeveral(word))
                {
                    Assert.That(found.Select(picture => picture.Name), Is.Unique.And.All.Matches<string>(File.Exists));
                    Assert.That(found, Has.Count.LessThanOrEqualTo(10 * Names.Length));
                    Assert.That(
                        found.Select(picture => picture.Relative),
                        Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
                    );
                    Assert.That(
                        found.Select(picture => picture.Relative),
                        Has.None.StartsWith("/").And.None.Contains("/../")
                    );
                }
            }
        );
    }

    // Each of two such links doubles the paths with every level.
    private void Loop()
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(_folder.Combine("in", "loop"), _folder.Path);
            Directory.CreateSymbolicLink(_folder.Combine("in", "deep", "loop"), _folder.Path);
        }
    }

    private static string Plain(string name) => name.Replace('*', '_').Replace('\n', '_');
}
