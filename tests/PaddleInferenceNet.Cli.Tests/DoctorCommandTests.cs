using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

public sealed class DoctorCommandTests
{
    [Test]
    public async Task Run_WithALibrary_SaysWhatItIs()
    {
        TestLibrary.Require();

        var outcome = await TestProgram.Run("doctor");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
            Assert.That(outcome.Output, Does.Match(@"(?m)^system +\S"));
            Assert.That(outcome.Output, Does.Match(@"(?m)^processor +.*sse|asimd"));
            Assert.That(outcome.Output, Does.Contain("chosen: the first that can be taken"));
            Assert.That(outcome.Output, Does.Match(@"(?m)^version +version: \d"));
            Assert.That(outcome.Output, Does.Match(@"(?m)^mkldnn +(yes|no)$"));
            Assert.That(outcome.Output, Does.Match(@"(?m)^tensorrt +no$"));
            Assert.That(outcome.Output, Does.Match(@"(?m)^    built without .*\bxpu\b"));
        }
    }

    [Test]
    public async Task Run_AsJson_GivesOneObject()
    {
        TestLibrary.Require();

        var outcome = await TestProgram.Run("doctor", "--json");

        using var json = JsonDocument.Parse(outcome.Lines.Single());
        var root = json.RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero);
            Assert.That(root.GetProperty("host").GetProperty("cpu_features").GetArrayLength(), Is.Positive);
            Assert.That(
                root.GetProperty("candidates")[0].GetProperty("engine").GetString(),
                Is.EqualTo(root.GetProperty("loaded").GetProperty("engine").GetString())
            );
            Assert.That(
                root.GetProperty("chosen").GetString(),
                Is.EqualTo(root.GetProperty("loaded").GetProperty("path").GetString())
            );
            Assert.That(root.GetProperty("candidates")[0].GetProperty("unresolved").GetArrayLength(), Is.Zero);
        }
    }

    [Test]
    public async Task Run_OnTheOfficialLibrary_SaysWhatItIsBuiltWithout()
    {
        var outcome = await TestProgram.Run("doctor", "--json", "--library", OfficialEngine.Require());

        using var json = JsonDocument.Parse(outcome.Lines.Single());
        var chosen = json
            .RootElement.GetProperty("candidates")
            .EnumerateArray()
            .Single(item => item.TryGetProperty("engine", out _));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(chosen.GetProperty("engine").GetString(), Is.EqualTo("official"));
            Assert.That(
                chosen.GetProperty("built_without").EnumerateArray().Select(item => item.GetString()),
                Is.EqualTo(new[] { "gpu", "lite", "onnxruntime", "tensorrt", "xpu" })
            );
            Assert.That(
                json.RootElement.GetProperty("loaded").GetProperty("back_ends").GetProperty("mkldnn").GetBoolean()
            );
        }
    }

    [Test]
    public async Task Run_WithoutALibrary_EndsWith3AndStillReports()
    {
        var outcome = await TestProgram.Run("doctor", "--json", "--library", "no/such/library.so");

        using var json = JsonDocument.Parse(outcome.Lines.Single());
        var root = json.RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(3));
            Assert.That(root.TryGetProperty("loaded", out _), Is.False);
            Assert.That(
                root.GetProperty("candidates")[0].GetProperty("problem").GetString(),
                Is.EqualTo("does not exist")
            );
            Assert.That(root.GetProperty("failure").GetString(), Does.Contain("--library PATH"));
        }
    }

    [Test]
    public async Task Run_OnAFileThatIsNoLibrary_SaysSoWithoutLoadingIt()
    {
        using TemporaryFolder folder = new();
        var path = Path.Combine(folder.Path, "text.so");
        await File.WriteAllTextAsync(path, "no library");

        var outcome = await TestProgram.Run("doctor", "--library", path);

        Assert.That(outcome.Code, Is.EqualTo(3));
        Assert.That(outcome.Output, Does.Contain("no ELF and no PE library").And.Contain("Not loaded:"));
    }
}
