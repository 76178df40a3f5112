using System.Collections;
using System.Text.RegularExpressions;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Service.Configuration;

namespace PaddleInferenceNet.Service.Tests;

/// <summary>Settings that samples and documentation name are settings that there are.</summary>
internal sealed partial class SettingNamesTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        [PaddleOcrOptions.Section] = typeof(PaddleOcrOptions),
        [ServiceOptions.Section] = typeof(ServiceOptions),
    };

    private static readonly string[] Deployment = ["src", "PaddleInferenceNet.Service", "Deployment"];

    private static IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(RepositoryRoot.Combine(Deployment))
            .Append(RepositoryRoot.Combine("src", "PaddleInferenceNet.Service", "appsettings.json"))
            .Append(RepositoryRoot.Combine("docs", "service.md"))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path));

    [TestCaseSource(nameof(Files))]
    public void Names_InAFile_AreSettings(string file)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(file));
        var names = Setting().Matches(text).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal));

        Assert.That(names.Where(name => !Exists(name)), Is.Empty);
    }

    [Test]
    public void Names_InTheTablesOfTheDocumentation_AreSettings()
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("docs", "service.md"));
        var rows = text.Split('\n')
            .SkipWhile(line => !line.StartsWith("| Setting", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|').Length == 5)
            .Select(line => line.Split('|')[1])
            .SelectMany(cell => Quoted().Matches(cell).Select(match => (match.Groups[1].Value, Prefix(cell))))
            .Select(cell => cell.Value.Contains(':') ? cell.Value : cell.Item2 + cell.Value)
            .Select(name => name.TrimEnd('…', ':'))
            .ToArray();

        Assert.That(rows, Has.Length.GreaterThan(15));
        Assert.That(rows.Where(row => !Sections.Keys.Any(section => Exists($"{section}:{row}"))), Is.Empty);
    }

    // "Languages:N:Detection, Orientation" means that the second is beside the first.
    private static string Prefix(string cell)
    {
        var first = Quoted().Match(cell).Groups[1].Value;
        return first[..(first.LastIndexOf(':') + 1)];
    }

    private static bool Exists(string name)
    {
        var parts = name.Split(':');
        var type = Sections[parts[0]];
        foreach (var part in parts[1..])
        {
            var next =
                int.TryParse(part, out _) || part == "N" ? ElementOf(type) : type.GetProperty(part)?.PropertyType;
            if (next is null)
            {
                return false;
            }

            type = next;
        }

        return true;
    }

    private static Type? ElementOf(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[0] : null;

    [GeneratedRegex(@"\b(PaddleOcr|Service)(__|:)(?![ /])\w+(?:(?:__|:)\w+)*")]
    private static partial Regex Setting();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
