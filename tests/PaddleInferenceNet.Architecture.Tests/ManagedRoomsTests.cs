using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PaddleInferenceNet.Architecture.Tests;

/// <summary>Which room of <c>src/</c> may use which.</summary>
public sealed partial class ManagedRoomsTests
{
    private static readonly string[] OcrAndAbove =
    [
        "src/PaddleInferenceNet.Ocr",
        "src/PaddleInferenceNet.Extensions",
        "src/PaddleInferenceNet.Service",
        "src/PaddleInferenceNet.Cli",
    ];

    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["PaddleInferenceNet.Interop"] = [],
        ["PaddleInferenceNet"] = ["PaddleInferenceNet.Interop"],
        ["PaddleInferenceNet.Worker"] = ["PaddleInferenceNet"],
        ["PaddleInferenceNet.Ocr"] = ["PaddleInferenceNet"],
        ["PaddleInferenceNet.Extensions"] = ["PaddleInferenceNet", "PaddleInferenceNet.Ocr"],
        ["PaddleInferenceNet.Service"] = ["PaddleInferenceNet.Ocr", "PaddleInferenceNet.Extensions"],
        ["PaddleInferenceNet.Cli"] = ["PaddleInferenceNet", "PaddleInferenceNet.Ocr", "PaddleInferenceNet.Service"],
    };

    private static IEnumerable<string> Projects => SourceFile.Below(["src"], ".csproj").Select(file => file.Path);

    [TestCaseSource(nameof(Projects))]
    public void References_OfAProject_AreThoseItMayTouch(string project)
    {
        var references = XDocument
            .Load(RepositoryRoot.Combine(project))
            .Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.That(references, Is.SubsetOf(MayReference[Path.GetFileNameWithoutExtension(project)]));
    }

    [Test]
    public void HostsAndWebServers_AreUsed_ByTheirOwnRoomsOnly()
    {
        var users =
            from file in SourceFile.Below(["src"], ".cs")
            from Match use in UsesHost().Matches(file.Text)
            where !MayUse(file.Path, use.Groups[1].Value)
            select $"{file}: {use.Value}";

        Assert.That(users, Is.Empty);

        static bool MayUse(string path, string library) =>
            path.StartsWith("src/PaddleInferenceNet.Service/", StringComparison.Ordinal)
            || path.StartsWith("src/PaddleInferenceNet.Cli/Commands/Serve/", StringComparison.Ordinal)
            || path.StartsWith("src/PaddleInferenceNet.Extensions/", StringComparison.Ordinal)
                && library.StartsWith("Extensions", StringComparison.Ordinal);
    }

    [Test]
    public void OpenCvSharp_IsUsed_InImagingOnly()
    {
        var users =
            from file in SourceFile.Below(["src"], ".cs")
            where file.Text.Contains("OpenCvSharp", StringComparison.Ordinal)
            where !file.Path.StartsWith("src/PaddleInferenceNet.Ocr/Imaging/", StringComparison.Ordinal)
            select file.Path;

        Assert.That(users, Is.Empty);
    }

    [Test]
    public void Interop_IsNotUsed_ByOcrAndAbove()
    {
        var users =
            from file in SourceFile.Below(OcrAndAbove, ".cs")
            where UsesInterop().IsMatch(file.Text)
            select file.Path;

        Assert.That(users, Is.Empty);
    }

    [Test]
    public void Imports_AreDeclared_InInteropOnly()
    {
        var declarers =
            from file in SourceFile.Below(["src"], ".cs")
            where !file.Path.StartsWith("src/PaddleInferenceNet.Interop/", StringComparison.Ordinal)
            where ImportAttribute().IsMatch(file.Text)
            select file.Path;

        Assert.That(declarers, Is.Empty);
    }

    [GeneratedRegex(
        @"^using Microsoft\.(AspNetCore|Extensions\.(?:DependencyInjection|Hosting|Options))\b",
        RegexOptions.Multiline
    )]
    private static partial Regex UsesHost();

    [GeneratedRegex(@"PaddleInferenceNet\.Interop\b")]
    private static partial Regex UsesInterop();

    [GeneratedRegex(@"\[(LibraryImport|DllImport)\(")]
    private static partial Regex ImportAttribute();
}
