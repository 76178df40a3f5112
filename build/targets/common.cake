// What the caller asked for, where things are, and how a program is started.
using System.Diagnostics;
using System.Runtime.InteropServices;

// After "--" come the caller's arguments, each behind a ":".
var request = System
    .Environment.GetCommandLineArgs()
    .SkipWhile(argument => argument != "--")
    .Skip(1)
    .Select(argument => argument[1..])
    .ToArray();
var targetName = request.FirstOrDefault() ?? "Compile";
var options = request.Skip(1).ToArray();
var callerDirectory = System.Environment.GetEnvironmentVariable("BUILD_CALLER_DIRECTORY") ?? System.Environment.CurrentDirectory;

// Cake starts a script in the script's own folder.
var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Context.Environment.WorkingDirectory.FullPath, ".."));
var artifacts = InRoot("artifacts");
var solution = InRoot("PaddleInferenceNet.sln");
var commandLineProject = InRoot("src", "PaddleInferenceNet.Cli");
var published = System.IO.Path.Combine(artifacts, "paddle-ocr");

var isContinuousIntegration = System.Environment.GetEnvironmentVariable("CI") == "true";
var isReading = targetName.Equals("Read", StringComparison.OrdinalIgnoreCase);

if (isReading)
{
    Context.Log.Verbosity = Verbosity.Quiet;
}

string InRoot(params string[] parts) => System.IO.Path.Combine([root, .. parts]);

string[] FilesBelow(string folder, params string[] extensions) =>
    System.IO.Directory.Exists(folder)
        ? [
            .. System
                .IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => extensions.Contains(System.IO.Path.GetExtension(file)))
                .Order(StringComparer.Ordinal),
        ]
        : [];

// Runs a program to its end and gives its exit code. A quiet one leaves standard input and output alone.
int Execute(
    string program,
    IEnumerable<string> arguments,
    string directory = null,
    bool quiet = false,
    params (string Name, string Value)[] variables
)
{
    var start = new System.Diagnostics.ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = directory ?? root,
        RedirectStandardInput = quiet,
        RedirectStandardOutput = quiet,
    };
    foreach (var (name, value) in variables)
    {
        start.Environment[name] = value;
    }

    try
    {
        using var process = Process.Start(start);
        if (quiet)
        {
            process.StandardInput.Close();
            process.StandardOutput.BaseStream.CopyTo(Console.OpenStandardError());
        }

        process.WaitForExit();
        return process.ExitCode;
    }
    catch (System.ComponentModel.Win32Exception exception)
    {
        throw new CakeException($"'{program}' cannot be started: {exception.Message}", exception);
    }
}

// Runs a step of the build; the text it prints is kept out of standard output where that belongs to the picture.
void Run(string program, params string[] arguments)
{
    var code = Execute(program, arguments, quiet: isReading);
    if (code != 0)
    {
        throw new CakeException($"'{program} {string.Join(' ', arguments)}' ended with code {code}.");
    }
}

// Ends the build at once, so that nothing is printed after the last line of a target.
void Exit(int code)
{
    Console.Out.Flush();
    System.Environment.Exit(code);
}

void RefuseUnknownOptions(string name)
{
    string[] known = name switch
    {
        "Format" => ["--fix"],
        "Test" => ["--sanitize", "--thorough"],
        "Read" or "Fuzz" or "Bench" or "Load" or "Soak" or "FetchNative" or "PackNative" => options,
        _ => [],
    };
    if (options.Except(known).FirstOrDefault() is { } unknown)
    {
        var hint = known.Length == 0 ? "it takes none" : $"it takes {string.Join(", ", known)}";
        Console.Error.WriteLine($"Target {name} has no option '{unknown}': {hint}.");
        Exit(2);
    }
}
