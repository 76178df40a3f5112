using PaddleInferenceNet.Tests;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>The generated functions against the export tables of both libraries, either way.</summary>
public sealed class ExportTests
{
    private static readonly Version Official = new(2, 6, 2);

    [OneTimeSetUp]
    public void RequireLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Reads the export tables of ELF files.");
        }
    }

    [Test]
    public void Exports_OfTheOfficialLibrary_AreTheFunctionsOfItsVersion()
    {
        var exports = InterfaceOf(Path.Combine(OfficialEngine.Require(), "paddle", "lib", "libpaddle_inference_c.so"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                FunctionVersions.Names.Where(IsInOfficial),
                Is.SubsetOf(exports),
                "generated for it, not there"
            );
            Assert.That(
                exports,
                Is.SubsetOf(FunctionVersions.Names.Where(IsInOfficial)),
                "there, not generated for it"
            );
        }
    }

    [Test]
    public void Exports_OfTheEmbeddedLibrary_AreAllFunctions()
    {
        TestEngine.Require();
        if (!LibraryLoader.Current.HasErrorExports)
        {
            Assert.Ignore("This run is about the official library.");
        }

        var exports = InterfaceOf(LibraryLoader.Current.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FunctionVersions.Names, Is.SubsetOf(exports), "generated, not there");
            Assert.That(exports, Is.SubsetOf(FunctionVersions.Names), "there, not generated");
        }
    }

    private static List<string> InterfaceOf(string path)
    {
        var names = ElfExports
            .Of(path)
            .Where(name =>
                name.StartsWith("PD_", StringComparison.Ordinal) || name.StartsWith("PDX_", StringComparison.Ordinal)
            )
            .ToList();
        Assert.That(names, Is.Not.Empty, path);
        return names;
    }

    // A row such as "2.1" means from then on; "2.1 to 2.6" means all of 2.6, too.
    private static bool IsInOfficial(string function)
    {
        if (FunctionVersions.Find(function) is not { } range)
        {
            return false;
        }

        var ends = range.Split(" to ").Select(Version.Parse).ToArray();
        return ends[0] <= Official && (ends.Length == 1 || new Version(Official.Major, Official.Minor) <= ends[1]);
    }
}
