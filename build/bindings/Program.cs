using PaddleInferenceNet.Bindings;

// Exit codes: 0 done, 1 a file differs (--check), 2 wrong usage, 3 generation is not possible or a file cannot be written.
if (args is not [] and not ["--check"])
{
    Console.Error.WriteLine("Usage: dotnet run --project build/bindings [-- --check]");
    return 2;
}

try
{
    var files = Generation.Run(Generation.SettingsFolder);
    return args is ["--check"] ? Check(files) : Write(files);
}
catch (GeneratorException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 3;
}

static int Write(IReadOnlyList<(string Path, string Text)> files)
{
    foreach (var (path, text) in files)
    {
        Generation.Write(path, text);
        Console.WriteLine(path);
    }

    return 0;
}

static int Check(IReadOnlyList<(string Path, string Text)> files)
{
    var differences = files.Select(file => Generation.FindDifference(file.Path, file.Text)).OfType<string>().ToList();
    differences.ForEach(Console.Error.WriteLine);
    return differences.Count == 0 ? 0 : 1;
}
