using PaddleInferenceNet.Bindings;
using PaddleInferenceNet.Bindings.Model;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>How the generator reads marks, types and comments, on a small header.</summary>
public sealed class GeneratedCodeTests
{
    private const string Header = """
        #include "pd_common.h"
        typedef struct PD_Config PD_Config;
        PD_INT32_ENUM(Kind){ KIND_NONE = -1, KIND_ONE = 1, KIND_TWO };
        typedef struct Pair { size_t size; char** data; } Pair;
        extern "C" {
        /// Makes a thing
        /// of two lines. @since 2.2 to 2.6
        PADDLE_CAPI_EXPORT __pd_give PD_Config* Make(__pd_keep PD_Config* source, const char* name, Kind kind);
        PADDLE_CAPI_EXPORT void Destroy(__pd_take PD_Config* thing);
        PADDLE_CAPI_EXPORT PD_Bool Fill(const char* bytes, size_t size, const int32_t** values);
        }
        """;

    private string _folder = "";
    private GeneratorSettings _settings = null!;
    private CHeader _header = null!;

    [OneTimeSetUp]
    public void Generate()
    {
        if (!ClangCompiler.IsPresent())
        {
            Assert.Ignore("Needs clang on the path or in the variable CLANG.");
        }

        _folder = Directory.CreateTempSubdirectory("bindings-").FullName;
        File.WriteAllText(Path.Combine(_folder, "x.h"), Header);
        var settings = Path.Combine(_folder, "x.rsp");
        File.WriteAllLines(
            settings,
            [
                $"@{Path.Combine(Generation.SettingsFolder, "common.rsp")}",
                "--include-directory",
                RepositoryRoot.Combine("native", "include"),
                "--file",
                "x.h",
                "--output",
                "X.g.cs",
                "--with-raw-text",
                "Fill=bytes",
            ]
        );
        _settings = GeneratorSettings.Load(settings);
        _header = HeaderReader.Read(_settings.File, ClangCompiler.SyntaxTree(_settings));
    }

    [OneTimeTearDown]
    public void DeleteFolder()
    {
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test]
    public void Read_IncludedDeclarations_AreLeftOut()
    {
        Assert.That(_header.Functions.Select(item => item.Name), Is.EqualTo(new[] { "Make", "Destroy", "Fill" }));
        Assert.That(_header.Structs.Select(item => item.Name), Is.EqualTo(new[] { "PD_Config", "Pair" }));
    }

    [Test]
    public void Read_Marks_AreOwnership()
    {
        Assert.That(_header.Functions[0].ResultOwnership, Is.EqualTo(Ownership.Give));
        Assert.That(_header.Functions[0].Parameters[0].Ownership, Is.EqualTo(Ownership.Keep));
        Assert.That(_header.Functions[1].Parameters[0].Ownership, Is.EqualTo(Ownership.Take));
        Assert.That(_header.Functions[2].ResultOwnership, Is.EqualTo(Ownership.Unmarked));
    }

    [Test]
    public void Read_Comment_SplitsTextAndVersions()
    {
        Assert.That(_header.Functions[0].Comment, Is.EqualTo("Makes a thing of two lines."));
        Assert.That(_header.Functions[0].Since, Is.EqualTo("2.2 to 2.6"));
    }

    [Test]
    public void Read_EnumWithoutLastValue_CountsOn() =>
        Assert.That(
            _header.Enums.Single().Members,
            Is.EqualTo(new[] { ("KIND_NONE", -1L), ("KIND_ONE", 1L), ("KIND_TWO", 2L) })
        );

    [TestCase("internal static partial ConfigHandle Make(ConfigHandle source, string name, Kind kind);")]
    [TestCase("internal static partial void Destroy(PD_Config* thing);")]
    [TestCase("internal static partial PdBool Fill(byte* bytes, nuint size, int** values);")]
    [TestCase("[LibraryImport(LibraryName, StringMarshalling = StringMarshalling.Utf8)]")]
    [TestCase("public byte** data;")]
    public void Write_TheHeader_HasLine(string line) =>
        Assert.That(new ImportsWriter(_settings).Write(_header), Does.Contain(line));

    [Test]
    public void Write_ExcludedFunction_IsLeftOut()
    {
        var settings = _settings with { Exclude = new HashSet<string> { "Fill" } };

        Assert.That(new ImportsWriter(settings).Write(_header), Does.Not.Contain("Fill"));
    }

    [Test]
    public void Write_PrefixStrip_KeepsTheNameAsEntryPoint()
    {
        var settings = _settings with { PrefixStrip = "Ma" };

        Assert.That(
            new ImportsWriter(settings).Write(_header),
            Does.Contain("EntryPoint = \"Make\"").And.Contain(" ke(")
        );
    }
}
