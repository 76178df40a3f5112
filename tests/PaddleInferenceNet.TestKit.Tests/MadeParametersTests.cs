using System.Security.Cryptography;
using System.Text.Json;

namespace PaddleInferenceNet.TestKit.Tests;

public sealed class MadeParametersTests
{
    private static IEnumerable<string> Rows =>
        SharedData
            .List("*", "graphs")
            .Where(name => File.Exists(Path.Combine(SharedData.Root, "graphs", name, "inference.pdmodel")));

    [Test]
    public void Hash_OfAName_IsFnv1a() =>
        Assert.That(MadeParameters.Hash("ctc_fc_b_attr"), Is.EqualTo(16509545092946237956));

    [Test]
    public void Make_NoProgram_Throws() =>
        Assert.Throws<InvalidDataException>(() => MadeParameters.Make("no program"u8));

    [Test]
    public void Make_ProgramWithoutParameters_IsEmpty() => Assert.That(MadeParameters.Make([]), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void Make_RecordedRow_HasTheRecordedHash(string row)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("graphs", row, "golden.json")));
        var gain = golden.RootElement.TryGetProperty("filter_gain", out var value)
            ? value.GetDouble()
            : MadeParameters.DefaultFilterGain;
        foreach (var program in Directory.EnumerateFiles(SharedData.Require("graphs", row), "*.pdmodel"))
        {
            var hash = SHA256.HashData(MadeParameters.Make(File.ReadAllBytes(program), gain));

            Assert.That(
                Convert.ToHexStringLower(hash),
                Is.EqualTo(golden.RootElement.GetProperty("pdiparams_sha256").GetString()),
                program
            );
        }
    }
}
