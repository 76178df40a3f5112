// The official library of Paddle: fetched by the command line, packed for NuGet.

var fetchedNatives = System.IO.Path.Combine(artifacts, "natives");

Task("FetchNative")
    .Description("Fetches an official library into artifacts/natives: --rid linux-x64 --variant mkl [--version 2.6.2].")
    .Does(() => Information(FetchNative()));

Task("PackNative")
    .Description("Packs an official library as PaddleInferenceNet.Runtime.RID.VARIANT; options as for FetchNative.")
    .Does(() =>
    {
        var folder = FetchNative();
        var files = System.IO.Path.Combine(fetchedNatives, ".package", System.IO.Path.GetFileName(folder));
        if (System.IO.Directory.Exists(files))
        {
            System.IO.Directory.Delete(files, recursive: true);
        }

        PaddleOcr(["native", "export", .. options, "--from", fetchedNatives, "--to", files]);
        var packages = System.IO.Path.Combine(artifacts, "packages");
        Run("dotnet", "pack", InRoot("build", "packaging", "PaddleInferenceNet.Runtime.csproj"), $"-p:NativeFolder={files}", "-o", packages);
    });

// Gives the folder of the library.
string FetchNative()
{
    Run("dotnet", "build", commandLineProject, "-c", "Release");
    return PaddleOcr(["native", "get", .. options, "--to", fetchedNatives]).Trim();
}

// Runs the command line of this tree and gives what it prints; its messages go to the console.
string PaddleOcr(string[] arguments)
{
    var program = System.IO.Path.Combine(artifacts, "bin", "PaddleInferenceNet.Cli", "release", "paddle-ocr.dll");
    ProcessStartInfo start = new("dotnet", [program, .. arguments]) { WorkingDirectory = root, RedirectStandardOutput = true };
    using var process = Process.Start(start);
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0
        ? output
        : throw new CakeException($"'paddle-ocr {string.Join(' ', arguments)}' ended with code {process.ExitCode}.");
}
