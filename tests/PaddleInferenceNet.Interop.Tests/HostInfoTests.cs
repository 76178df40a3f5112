using System.Runtime.Intrinsics.X86;

namespace PaddleInferenceNet.Interop.Tests;

public sealed class HostInfoTests
{
    [Test]
    public void CpuFeatures_OfThisMachine_AreThoseTheRuntimeSees()
    {
        if (!X86Base.IsSupported)
        {
            Assert.Ignore("Not an x86 processor.");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(HostInfo.CpuFeatures.Contains("avx"), Is.EqualTo(Avx.IsSupported));
            Assert.That(HostInfo.CpuFeatures.Contains("avx2"), Is.EqualTo(Avx2.IsSupported));
            Assert.That(HostInfo.CpuFeatures.Contains("fma"), Is.EqualTo(Fma.IsSupported));
            Assert.That(HostInfo.CpuFeatures.Contains("avx512f"), Is.EqualTo(Avx512F.IsSupported));
        }
    }

    [Test]
    public void Glibc_OnLinux_IsAVersion()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/lib64/ld-linux-x86-64.so.2"))
        {
            Assert.Ignore("No GNU C library for x86 here.");
        }

        Assert.That(HostInfo.Glibc, Does.Match(@"^2\.\d+$"));
    }
}
