namespace PaddleInferenceNet.Interop.Tests;

public sealed class LibrarySearchTests
{
    private static readonly string Base = Path.GetFullPath("app");

    private static LibrarySearch Search =>
        new()
        {
            EnvironmentPath = null,
            BaseDirectory = Base,
            RuntimeIdentifier = "linux-x64",
            FileName = "lib.so",
        };

    [Test]
    public void Candidates_NothingNamed_ArePackageThenApplicationThenSystem() =>
        Assert.That(
            Search.Candidates().Select(candidate => candidate.Path),
            Is.EqualTo(
                new[]
                {
                    Path.Combine(Base, "runtimes", "linux-x64", "native", "lib.so"),
                    Path.Combine(Base, "lib.so"),
                    "lib.so",
                }
            )
        );

    [Test]
    public void Candidates_PathFromEnvironment_IsTheOnlyOne()
    {
        var search = Search with { EnvironmentPath = "other.so" };

        var only = search.Candidates().Single();

        Assert.That(only.Path, Is.EqualTo(Path.GetFullPath("other.so")));
        Assert.That(only.Origin, Does.Contain("PADDLE_INFERENCE_LIBRARY"));
    }

    [Test]
    public void Candidates_PathFromCaller_GoesBeforeTheEnvironment()
    {
        var search = Search with
        {
            Options = new() { Path = "mine.so" },
            EnvironmentPath = "other.so",
        };

        Assert.That(search.Candidates().Single().Path, Is.EqualTo(Path.GetFullPath("mine.so")));
    }

    [Test]
    public void Candidates_Folder_MayBeLaidOutLikeTheArchive()
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;

        var candidates = (Search with { Options = new() { Path = folder } })
            .Candidates()
            .Select(candidate => candidate.Path)
            .ToList();
        Directory.Delete(folder);

        Assert.That(
            candidates,
            Is.EqualTo(new[] { Path.Combine(folder, "lib.so"), Path.Combine(folder, "paddle", "lib", "lib.so") })
        );
    }
}
