// Long runs of both engines, and what must not grow or change in them.

var soakProject = InRoot("tests", "benchmarks", "PaddleInferenceNet.Soak");

Task("Soak")
    .Description("Reads pictures for long and checks that nothing grows or changes: --minutes 30 or --pictures 2000 [--official PATH].")
    .IsDependentOn("BuildNative")
    .Does(() => Exit(Soak(options)));

int Soak(params string[] arguments) => Execute("dotnet", ["run", "--project", soakProject, "-c", "Release", "--", .. arguments]);

// Counts as one test.
TestCount RunSoak(params string[] arguments) => Soak(arguments) == 0 ? new(1, 0, 0) : new(0, 1, 0);
