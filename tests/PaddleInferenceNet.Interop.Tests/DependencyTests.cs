using System.Diagnostics;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>Dependencies in an archive's layout, with libraries compiled here: main needs middle, middle needs last.</summary>
public sealed class DependencyTests
{
    private static int _archives;
    private string _root = "";
    private string _last = "";
    private string _middle = "";

    private string Main => Path.Combine(_root, "paddle", "lib", "libpaddle_inference_c.so");

    private string Last => Path.Combine(_root, "third_party", "install", "last", "lib", _last);

    [SetUp]
    public void BuildArchive()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/cc"))
        {
            Assert.Ignore("Needs a C compiler on Linux: /usr/bin/cc does not exist.");
        }

        // A loaded library stays loaded under its name, so each test has names of its own.
        _archives++;
        _last = $"libpdlast_test{_archives}.so";
        _middle = $"libpdmiddle_test{_archives}.so";
        _root = Directory.CreateTempSubdirectory("archive-").FullName;
        var middle = Path.Combine(_root, "third_party", "install", "middle", "lib", _middle);
        Compile(Last, "int last(void) { return 1; }");
        Compile(middle, "int last(void); int middle(void) { return last(); }", Last);
        Compile(Main, "int middle(void); int top(void) { return middle(); }", middle);
    }

    [TearDown]
    public void DeleteArchive()
    {
        if (_root.Length > 0)
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Test]
    public void Of_ArchiveLayout_GivesNeighboursInLoadOrder()
    {
        var found = DependencySearch.Of(Main, LibraryFile.Read(Main));

        Assert.That(
            found.Select(item => item.Name).Where(name => name.Contains("_test")),
            Is.EqualTo(new[] { _last, _middle })
        );
        Assert.That(found, Has.All.Property(nameof(LibraryDependency.FoundAt)).Not.Null);
        Assert.That(found.Count(item => DependencySearch.IsNeighbour(Main, item)), Is.EqualTo(2));
    }

    [Test]
    public void Load_ArchiveLayout_PreloadsNeighbours()
    {
        var exception = Fail();

        // All of it could be loaded; it only is no Paddle Inference.
        Assert.That(exception.Attempts[^1].Reason, Does.Contain("is not a Paddle Inference C library"));
    }

    [Test]
    public void Load_MissingDependency_NamesItAndTheFix()
    {
        File.Delete(Last);

        var reason = Fail().Attempts[^1].Reason;

        Assert.That(reason, Does.Contain($"needs {_last}, not found").And.Contain("beside the library"));
    }

    [Test]
    public void Examine_OtherEngineThanWanted_IsPassedOver()
    {
        var examined = LibraryExaminer.Examine(new LibraryCandidate(Main, "test"), NativeEngine.Embedded);

        Assert.That(examined.Engine, Is.EqualTo(NativeEngine.Official));
        Assert.That(examined.Problem, Is.EqualTo("is the Official engine, and Embedded is wanted"));
    }

    [Test]
    public void Candidates_SearchFolders_ComeBeforeTheApplication()
    {
        LibrarySearch search = new()
        {
            EnvironmentPath = null,
            Options = new() { SearchFolders = [_root] },
        };

        var candidates = search.Candidates().ToList();

        Assert.That(candidates[1], Is.EqualTo(new LibraryCandidate(Main, "search folder")));
        Assert.That(candidates[2].Origin, Is.EqualTo("native package"));
    }

    private NativeLibraryLoadException Fail() =>
        Assert.Throws<NativeLibraryLoadException>(() =>
            LibraryLoader.Load(new LibrarySearch { Options = new() { Path = _root } }, [])
        )!;

    private static void Compile(string path, string source, params string[] libraries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var code = path + ".c";
        File.WriteAllText(code, source);
        string[] arguments =
        [
            "-shared",
            "-fPIC",
            "-Wl,--no-as-needed",
            "-Wl,--allow-shlib-undefined",
            $"-Wl,-soname,{Path.GetFileName(path)}",
            code,
            .. libraries,
            "-o",
            path,
        ];
        using var process = Process.Start("/usr/bin/cc", arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"cc could not compile {path}");
    }
}
