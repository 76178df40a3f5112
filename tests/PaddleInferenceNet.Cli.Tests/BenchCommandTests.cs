using System.Text.Json;
using PaddleInferenceNet.Cli.Commands;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

public sealed class BenchCommandTests
{
    [Test]
    [Category("Model")]
    public async Task Bench_Json_HasAllFiguresInTheirOrder()
    {
        TestLibrary.Require();
        string[] what = ["--model", TestModels.Orientation, "--shape", "1,3,48,192", "--threads", "1", "--rounds", "3"];
        var outcome = await TestProgram.Run(["bench", .. what, "--json"]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Lines, Has.Length.EqualTo(1));
        var bench = JsonDocument.Parse(outcome.Output).RootElement;
        var least = bench.GetProperty("min_ms").GetDouble();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(least, Is.Positive);
            Assert.That(bench.GetProperty("median_ms").GetDouble(), Is.GreaterThanOrEqualTo(least));
            Assert.That(bench.GetProperty("load_ms").GetDouble(), Is.Positive);
            Assert.That(bench.GetProperty("first_run_ms").GetDouble(), Is.Positive);
            Assert.That(bench.GetProperty("peak_mb").GetDouble(), Is.GreaterThan(1));
            Assert.That(bench.GetProperty("rounds").GetInt32(), Is.EqualTo(3));
            Assert.That(bench.GetProperty("shapes").GetRawText(), Is.EqualTo("[[1,3,48,192]]"));
            Assert.That(bench.GetProperty("library_version").GetString(), Does.Contain("version"));
        }
    }

    [Test]
    [Category("Model")]
    public async Task Bench_WithoutJson_PrintsNamedValues()
    {
        TestLibrary.Require();
        var outcome = await TestProgram.Run([
            "bench",
            "--model",
            TestModels.Orientation,
            "--shape",
            "1,3,48,192",
            "--rounds",
            "1",
        ]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Output, Does.Match(@"(?m)^median run +[\d.]+ ms$"));
        Assert.That(outcome.Output, Does.Match(@"(?m)^peak memory +[\d.]+ MiB$"));
    }

    [TestCase(new[] { 7 }, 7)]
    [TestCase(new[] { 1, 4 }, 2.5)]
    [TestCase(new[] { 1, 2, 9 }, 2)]
    public void Median_SortedTimes_IsTheMiddle(int[] ms, double expected) =>
        Assert.That(
            Measurement.Median([.. ms.Select(value => TimeSpan.FromMilliseconds(value))]),
            Is.EqualTo(TimeSpan.FromMilliseconds(expected))
        );

    [Test]
    public void PseudoRandom_Values_AreThoseOfTheRecordedNoise()
    {
        var values = new float[10_000];
        PseudoRandom.Fill(values);
        Assert.That(values, Is.EqualTo(SyntheticInput.Noise(values.Length)));
    }
}
