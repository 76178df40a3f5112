using System.Reflection;
using PaddleInferenceNet.Bindings.Model;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Bindings;

/// <summary>All generated files of a settings folder: path and text.</summary>
internal static class Generation
{
    private const string SharedSettings = "common.rsp";
    private const string VersionTable = "FunctionVersions.g.cs";

    /// <summary>The settings that lie beside the source of this program.</summary>
    public static string SettingsFolder { get; } =
        typeof(Generation)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == nameof(SettingsFolder))
            .Value!;

    /// <exception cref="GeneratorException">Settings or headers are wrong, or clang cannot be started.</exception>
    public static IReadOnlyList<(string Path, string Text)> Run(string settingsFolder)
    {
        List<(string, string)> files = [];
        List<CHeader> headers = [];
        var all = Directory
            .EnumerateFiles(settingsFolder, "*.rsp")
            .Where(path => Path.GetFileName(path) != SharedSettings)
            .Order(StringComparer.Ordinal)
            .Select(GeneratorSettings.Load)
            .ToList();
        foreach (var settings in all)
        {
            var header = HeaderReader.Read(settings.File, ClangCompiler.SyntaxTree(settings));
            headers.Add(header);
            files.Add((settings.Output, new ImportsWriter(settings).Write(header)));
            if (settings.TestOutput is { } tests)
            {
                files.Add(
                    (tests, new LayoutTestsWriter(settings).Write(header, ClangCompiler.RecordLayouts(settings)))
                );
            }
        }

        var table = Path.Combine(Path.GetDirectoryName(all[0].Output)!, VersionTable);
        files.Add((table, VersionTableWriter.Write(all[0], headers)));
        return files;
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="GeneratorException">It cannot be written; what was there is there still.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GeneratorException($"'{path}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>The first place where the file on disk differs from the text, or null.</summary>
    public static string? FindDifference(string path, string text)
    {
        if (!File.Exists(path))
        {
            return $"{path} is absent";
        }

        var present = File.ReadAllText(path);
        if (present == text)
        {
            return null;
        }

        string[] old = present.Split('\n'),
            now = text.Split('\n');
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
        {
            line++;
        }

        return $"{path}({line + 1}): has '{old.ElementAtOrDefault(line)}', generated is '{now.ElementAtOrDefault(line)}'";
    }
}
