namespace PaddleInferenceNet.Interop.Tests;

public sealed class LibrarySearchTests
{
    private static readonly string Base = Path.GetFullPath("app");

    private static LibrarySearch Search =>
        new()
        {
            EnvironmentPath = null,
            BaseDirectory = Base,
            FetchedFolder = Path.GetFullPath("nothing-fetched"),
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
    public void Candidates_FetchedLibraries_ComeBeforeTheSystemNewestFirst()
    {
        using TemporaryFolder fetched = new();
        foreach (
            var name in (string[])
                ["2.5.2-linux-x64-mkl", "2.10.0-linux-x64-mkl", "2.6.2-linux-x64-mkl", "2.6.2-win-x64-mkl", "notes"]
        )
        {
            Directory.CreateDirectory(fetched.Combine(name));
        }

        var candidates = (Search with { FetchedFolder = fetched.Path })
            .Candidates()
            .Where(candidate => candidate.Origin == "fetched library")
            .Where(candidate => candidate.Path.Contains(Path.Combine("paddle", "lib"), StringComparison.Ordinal))
            .Select(candidate => candidate.Path);

        Assert.That(
            candidates,
            Is.EqualTo(
                new[] { "2.10.0", "2.6.2", "2.5.2" }.Select(version =>
                    fetched.Combine($"{version}-linux-x64-mkl", "paddle", "lib", "lib.so")
                )
            )
        );
        Assert.That(
            (Search with { FetchedFolder = fetched.Path }).Candidates().Last().Origin,
            Is.EqualTo("system search")
        );
    }

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
