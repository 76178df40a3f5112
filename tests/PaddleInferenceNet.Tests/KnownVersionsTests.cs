using Microsoft.Extensions.Logging.Abstractions;
using PaddleInferenceNet.Tests.Stub;

namespace PaddleInferenceNet.Tests;

public sealed class KnownVersionsTests
{
    [Test]
    public void All_Rows_HaveARangeASymptomAndALink()
    {
        Assert.That(KnownVersions.All, Is.Not.Empty);
        Assert.That(KnownVersions.All, Has.All.Matches<KnownVersion>(row => row!.First <= row.Last));
        Assert.That(KnownVersions.All.Select(row => row.Symptom), Has.None.Empty);
        Assert.That(KnownVersions.All.Select(row => row.Link), Has.All.Match("^https://github.com/.+/issues/[0-9]+$"));
    }

    [TestCase("3.2.2", true)]
    [TestCase("3.3.0", false)]
    [TestCase("3.3.1", false)]
    [TestCase("3.3.2", true)]
    public void Fit_Release_KeepsMkldnnWhereItWorks(string version, bool mkldnn)
    {
        var config = TinyModel.Config with { Mkldnn = true };

        var fitted = KnownVersions.Fit(config, Version.Parse(version), NullLogger.Instance);

        Assert.That(fitted.Mkldnn, Is.EqualTo(mkldnn));
    }

    [Test]
    public void Fit_Strict_IsRefusedWithVersionSymptomAndLink()
    {
        var config = TinyModel.Config with { Mkldnn = true, Strict = true };

        Assert.That(
            () => KnownVersions.Fit(config, new Version(3, 3, 0), NullLogger.Instance),
            Throws
                .InstanceOf<PaddleException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.KnownBadVersion)
                .And.Message.Contains("3.3.0")
                .And.Message.Contains("issues/77340")
        );
    }

    [TestCase("3.0.0", true)]
    [TestCase("2.6.2", false)]
    public void NeedsOneThread_Release_IsAsTheTableSays(string version, bool expected) =>
        Assert.That(KnownVersions.NeedsOneThread(Version.Parse(version)), Is.EqualTo(expected));

    [Test]
    public void Create_OnAReleaseWithBrokenMkldnn_LeavesItOffAndWarns()
    {
        var run = StubRun.Of("3.3.1", """{"Mkldnn":{"Enabled":true}}""");

        Assert.That(run.Said, Does.StartWith("warning: oneDNN is left off").And.Contain("done x y"));
        Assert.That(run.Calls, Does.Not.Contain("PD_ConfigEnableMKLDNN"));
    }

    [Test]
    public void GetOutput_OnAReleaseForOneThread_IsRefusedOnASecond()
    {
        const string Plain = """{"Mkldnn":{"Enabled":false}}""";

        Assert.That(
            StubRun.Of("3.0.0", Plain, what: StubProgram.OnTwoThreads).Said,
            Does.Contain("InvalidOperationException: GetOutput was called on a second thread")
        );
        Assert.That(StubRun.Of("2.6.2", Plain, what: StubProgram.OnTwoThreads).Said, Does.Not.Contain("Exception"));
    }
}
