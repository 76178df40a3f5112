// The HTTP service: published with all that it needs, and loaded with more than it can do.

var publishedService = System.IO.Path.Combine(artifacts, "paddle-ocr-service");

Task("PublishService")
    .Description("Puts the service with native library and models into artifacts/paddle-ocr-service.")
    .IsDependentOn("BuildNative")
    .Does(() =>
    {
        if (System.IO.Directory.Exists(publishedService))
        {
            System.IO.Directory.Delete(publishedService, recursive: true);
        }

        string[] kind = ["-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false"];
        Run("dotnet", ["publish", InRoot("src", "PaddleInferenceNet.Service"), .. kind, "-p:PublishReadyToRun=true", "-o", publishedService]);
    });

Task("Load")
    .Description("Loads the service on the loopback address and checks how it takes it; options go to the test, such as --seconds 60.")
    .IsDependentOn("BuildNative")
    .Does(() =>
    {
        var project = InRoot("tests", "benchmarks", "PaddleInferenceNet.Load");
        Exit(Execute("dotnet", ["run", "--project", project, "-c", "Release", "--", .. options]));
    });
