using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet;

/// <summary>Finds the worker program and says how it is started.</summary>
internal static class WorkerProgram
{
    /// <summary>Its folder beside the application.</summary>
    public const string FolderName = "paddle-worker";

    private const string AssemblyName = "PaddleInferenceNet.Worker";
    private const string Managed = ".dll";

    /// <param name="path">As <see cref="WorkerOptions.Path"/>.</param>
    /// <exception cref="WorkerException">There is no program.</exception>
    public static ProcessStartInfo StartInfo(string path)
    {
        var place = path.Length > 0 ? Path.GetFullPath(path) : Path.Combine(AppContext.BaseDirectory, FolderName);
        var program = InFolder(place).FirstOrDefault(File.Exists);
        if (program is null)
        {
            throw new WorkerException(
                WorkerFailure.NotStarted,
                nameof(WorkerProgram),
                $"There is no worker program at '{place}'. Add the package PaddleInferenceNet.Worker, which puts it into the folder '{FolderName}' beside the application, or name it in Worker.Path."
            );
        }

        ProcessStartInfo start = new()
        {
            FileName = program,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It would leave a socket for debuggers in the temporary folder whenever it is killed.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (Path.GetExtension(program) == Managed)
        {
            start.FileName = Dotnet();
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(program);
        }

        return start;
    }

    private static string[] InFolder(string place) =>
        Directory.Exists(place)
            ?
            [
                Path.Combine(place, AssemblyName + Managed),
                Path.Combine(place, OperatingSystem.IsWindows() ? $"{AssemblyName}.exe" : AssemblyName),
            ]
            : [place];

    // The one that runs this process, else that of its runtime, else that of the path.
    private static string Dotnet()
    {
        const string Name = "dotnet";
        var file = OperatingSystem.IsWindows() ? $"{Name}.exe" : Name;
        if (Environment.ProcessPath is { } current && Path.GetFileName(current) == file)
        {
            return current;
        }

        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var beside = Path.Combine(root, file);
        return File.Exists(beside) ? beside : Name;
    }
}
