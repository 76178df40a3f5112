using System.ComponentModel;
using System.Diagnostics;

namespace PaddleInferenceNet.Bindings;

/// <summary>Runs clang's front end on one header. The environment variable CLANG names another program than <c>clang</c>.</summary>
internal static class ClangCompiler
{
    private static string Program =>
        Environment.GetEnvironmentVariable("CLANG") is { Length: > 0 } name ? name : "clang";

    /// <summary>Tells whether the program can be started.</summary>
    public static bool IsPresent()
    {
        try
        {
            return Run(["--version"]).Length > 0;
        }
        catch (GeneratorException)
        {
            return false;
        }
    }

    /// <summary>The syntax tree of the header as JSON text.</summary>
    public static string SyntaxTree(GeneratorSettings settings) =>
        Run([.. settings.CompilerArguments, "-Xclang", "-ast-dump=json", "-fsyntax-only", settings.File]);

    /// <summary>The memory layout of every complete struct of the header and what it includes, as clang's text.</summary>
    public static string RecordLayouts(GeneratorSettings settings) =>
        Run([
            .. settings.CompilerArguments,
            "-Xclang",
            "-fdump-record-layouts-complete",
            "-fsyntax-only",
            settings.File,
        ]);

    private static string Run(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new GeneratorException($"{Program} ended with {process.ExitCode}: {errors.Result}");
        }
        catch (Win32Exception exception)
        {
            throw new GeneratorException(
                $"'{Program}' cannot be started ({exception.Message}). Install clang or name it in the variable CLANG."
            );
        }
    }
}
