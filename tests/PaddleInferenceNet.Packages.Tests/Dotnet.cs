using System.Diagnostics;

namespace PaddleInferenceNet.Packages.Tests;

/// <summary>Runs programs as a user would, without what the test runner set in the environment.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>dotnet</c> in a folder; fails the test unless it succeeds. Gives standard output.</summary>
    public static Task<string> RunAsync(string folder, params string[] arguments) =>
        RunProgramAsync(folder, "dotnet", arguments);

    /// <summary>Runs a program in a folder; fails the test unless it succeeds. Gives standard output.</summary>
    public static async Task<string> RunProgramAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{program}' did not end within {Limit.TotalMinutes} minutes.");
        }

        Assert.That(
            process.ExitCode,
            Is.Zero,
            $"{program} {string.Join(' ', arguments)}\n{await output}{await errors}"
        );
        return await output;
    }

    /// <summary>How a program is started in a folder, its output redirected.</summary>
    public static ProcessStartInfo StartInfo(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheRunner).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    // A library or models that the environment names would stand in for those of the packages.
    private static bool IsOfTheRunner(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("PADDLE_", StringComparison.Ordinal);
}
