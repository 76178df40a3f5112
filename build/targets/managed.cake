// The .NET side: restore, format, compile, pack, publish, bench.

Task("Clean")
    .Description("Deletes all build output.")
    .Does(() =>
    {
        // Cake runs from its own folder there.
        foreach (var entry in System.IO.Directory.Exists(artifacts) ? System.IO.Directory.GetDirectories(artifacts) : [])
        {
            if (System.IO.Path.GetFileName(entry) != "cake")
            {
                System.IO.Directory.Delete(entry, recursive: true);
            }
        }
    });

Task("Restore")
    .Description("Restores the NuGet packages of the solution.")
    .Does(() => Run("dotnet", "restore", solution));

Task("Format")
    .Description("Checks the format of C# and C++; --fix writes it.")
    .Does(() =>
    {
        var fix = options.Contains("--fix");
        string[] sources =
        [
            .. FilesBelow(InRoot("native"), ".h", ".cpp"),
            .. FilesBelow(InRoot("tests", "native"), ".h", ".cpp"),
            .. FilesBelow(InRoot("tests", "benchmarks"), ".h", ".cpp"),
            .. FilesBelow(InRoot("tests", "fuzz"), ".h", ".cpp"),
        ];
        var differ = Execute("dotnet", ["csharpier", fix ? "format" : "check", root]) != 0;
        differ |= Execute("clang-format", [.. fix ? ["-i"] : new[] { "--dry-run", "--Werror" }, .. sources]) != 0;
        if (differ)
        {
            throw new CakeException("Files are not formatted as they should be. './build.sh format --fix' formats them.");
        }
    });

Task("Compile")
    .Description("Builds the native library and all .NET projects.")
    .IsDependentOn("BuildNative")
    .IsDependentOn("Restore")
    .Does(() => Run("dotnet", "build", solution, "-c", "Release", "--no-restore"));

Task("Pack")
    .Description("Packs libraries, embedded runtime, default models and paddle-ocr into artifacts/packages.")
    .IsDependentOn("Compile")
    .Does(() =>
    {
        var folder = System.IO.Path.Combine(artifacts, "packages");
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }

        Run("dotnet", "pack", solution, "-c", "Release", "--no-build", "-o", folder);
        foreach (var name in new[] { "Runtime.Embedded", "Models" })
        {
            Run("dotnet", "pack", InRoot("build", "packaging", $"PaddleInferenceNet.{name}.csproj"), "-c", "Release", "-o", folder);
        }
    });

Task("Publish")
    .Description("Puts paddle-ocr with native library and models into artifacts/paddle-ocr.")
    .WithCriteria(() => !isReading || !IsPublishedCurrent())
    .IsDependentOn("BuildNative")
    .Does(() =>
    {
        if (System.IO.Directory.Exists(published))
        {
            System.IO.Directory.Delete(published, recursive: true);
        }

        string[] kind = ["-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false"];
        Run("dotnet", ["publish", commandLineProject, .. kind, "-p:PublishReadyToRun=true", "-o", published]);
        System.IO.File.WriteAllText(publishedStamp, "");
    });

Task("Bench")
    .Description("Runs the benchmarks of tests/benchmarks; options go to them, such as --quick, --round or --profile.")
    .IsDependentOn("BuildNative")
    .Does(() =>
    {
        if (options.Contains("--profile"))
        {
            BuildNative(nativeBenchmarks, "step_profile", "-DPDX_BUILD_BENCHMARKS=ON");
        }

        var project = InRoot("tests", "benchmarks", "PaddleInferenceNet.Benchmarks");
        Run("dotnet", ["run", "--project", project, "-c", "Release", "--", .. options]);
    });
