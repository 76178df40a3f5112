// Native and managed tests, and one line that sums them.

var withSanitizers = isContinuousIntegration || options.Contains("--sanitize");
var withSoak = isContinuousIntegration || options.Contains("--thorough");
var testResults = System.IO.Path.Combine(artifacts, "tests");

Task("Test")
    .Description("Checks the format, runs all tests and sums them; --sanitize adds sanitizers and fuzzing, --thorough lower instruction sets and a soak.")
    .IsDependentOn("Format")
    .IsDependentOn("BuildNativeTests")
    .IsDependentOn("Pack")
    .Does(() =>
    {
        if (System.IO.Directory.Exists(testResults))
        {
            System.IO.Directory.Delete(testResults, recursive: true);
        }

        System.IO.Directory.CreateDirectory(testResults);

        var parts = new List<(string Name, TestCount Count)> { ("native", RunNativeTests(nativeRelease)) };
        if (withSanitizers)
        {
            parts.Add(("native with address and undefined behaviour sanitizers", RunNativeTests(nativeFuzz)));
            parts.Add(("native with thread sanitizer", RunNativeTests(nativeThread)));
            parts.Add(("fuzz targets", RunFuzzers(fuzzTargets, seconds: 60, atOnce: fuzzTargets.Length)));
        }

        var projects = FilesBelow(InRoot("tests"), ".csproj").Where(project => project.EndsWith(".Tests.csproj"));
        parts.AddRange(projects.Select(project => (System.IO.Path.GetFileNameWithoutExtension(project), RunManagedTests(project))));
        if (options.Contains("--thorough"))
        {
            var levels = new[] { "avx2", "portable" };
            parts.AddRange(levels.Select(level => ($"recorded outputs with {level} kernels", RunGoldenTests(level))));
        }

        if (withSoak)
        {
            parts.Add(("soak", RunSoak("--minutes", "5")));
        }

        Finish(parts);
    });

TestCount RunNativeTests(string folder)
{
    var file = System.IO.Path.Combine(testResults, $"native-{System.IO.Path.GetFileName(folder)}.xml");
    string[] arguments =
    [
        .. new[] { "--test-dir", folder, "--output-on-failure", "--progress", "--no-tests=error", "--output-junit", file },
        .. new[] { "--parallel", $"{System.Environment.ProcessorCount}" },
    ];
    var code = Execute("ctest", arguments, variables: ("UBSAN_OPTIONS", "print_stacktrace=1"));
    return CountResults(file, code, ReadJUnit);
}

// The recorded outputs with the kernels of a lower instruction set, and without each pass; the highest one is tested anyhow.
TestCount RunGoldenTests(string level) =>
    RunManagedTests(
        InRoot("tests", "PaddleInferenceNet.Tests", "PaddleInferenceNet.Tests.csproj"),
        $"golden-{level}",
        ["--filter", "FullyQualifiedName~PaddleInferenceNet.Tests.Golden"],
        ("PDX_CPU_LEVEL", level)
    );

TestCount RunManagedTests(string project) => RunManagedTests(project, System.IO.Path.GetFileNameWithoutExtension(project), []);

TestCount RunManagedTests(string project, string name, string[] choice, params (string Name, string Value)[] variables)
{
    var file = System.IO.Path.Combine(testResults, name + ".trx");
    string[] log = ["--logger", $"trx;LogFileName={System.IO.Path.GetFileName(file)}", "--results-directory", testResults];
    var code = Execute("dotnet", ["test", project, "-c", "Release", "--no-build", "--nologo", .. choice, .. log], variables: variables);
    return CountResults(file, code, ReadTrx);
}

void Finish(IReadOnlyList<(string Name, TestCount Count)> parts)
{
    Console.WriteLine();
    foreach (var (name, count) in parts)
    {
        Console.WriteLine($"{name}: {count}");
    }

    var sum = parts.Aggregate(TestCount.None, (total, part) => total + part.Count);
    var empty = parts.Where(part => part.Count == TestCount.None).Select(part => part.Name).ToArray();
    if (empty.Length > 0)
    {
        Console.WriteLine($"No test ran in: {string.Join(", ", empty)}.");
    }

    Console.WriteLine();
    Console.WriteLine(sum);
    Exit(sum.Failed > 0 || empty.Length > 0 ? 1 : 0);
}
