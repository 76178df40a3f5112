namespace PaddleInferenceNet.Tests.Natives;

public sealed class NativeCatalogueTests
{
    [Test]
    public void All_Archives_AreOfTheOfficialStoreAndNamedOnce()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NativeCatalogue.All, Has.Length.EqualTo(35));
            Assert.That(NativeCatalogue.All.Select(archive => archive.Name), Is.Unique);
            Assert.That(NativeCatalogue.All.Select(archive => archive.Url), Is.Unique);
            Assert.That(
                NativeCatalogue.All.Select(archive => archive.Url.AbsoluteUri),
                Has.All.Match(
                    @"^https://paddle-inference-lib\.bj\.bcebos\.com/2\.\d\.\d/cxx_c/(Linux|Windows|MacOS)/.+/paddle_inference_c(_install_dir)?\.(tgz|zip)$"
                )
            );
            Assert.That(
                NativeCatalogue.All.Where(archive => !archive.Url.AbsolutePath.Contains($"/{archive.Version}/")),
                Is.Empty
            );
            Assert.That(
                NativeCatalogue.All.Where(archive =>
                    archive.Cuda is { } cuda
                    && !archive.Variant.StartsWith($"cuda{cuda}-cudnn{archive.Cudnn}-trt{archive.TensorRt}")
                ),
                Is.Empty
            );
            Assert.That(NativeCatalogue.All.Select(archive => archive.Licence), Has.All.EqualTo("Apache-2.0"));
        }
    }

    [TestCase("linux-x64", null, null, "2.6.2-linux-x64-mkl")]
    [TestCase("linux-x64", "openblas", null, "2.6.1-linux-x64-openblas")]
    [TestCase("win-x64", "openblas", "2.5.2", "2.5.2-win-x64-openblas")]
    [TestCase("osx-arm64", null, null, "2.6.2-osx-arm64-openblas")]
    public void Find_WhatIsAskedFor_IsTheNewestThatHasIt(string rid, string? variant, string? version, string name) =>
        Assert.That(NativeCatalogue.Find(rid, variant, version).Name, Is.EqualTo(name));

    [Test]
    public void Find_UnknownSystem_NamesThoseThereAre() =>
        Assert.That(
            () => NativeCatalogue.Find("linux-arm64"),
            Throws
                .ArgumentException.With.Message.Contains("'linux-arm64'")
                .And.Message.Contains("linux-x64, win-x64, osx-x64")
        );

    [Test]
    public void Find_UnknownVariant_NamesThoseThereAre() =>
        Assert.That(
            () => NativeCatalogue.Find("osx-x64", "mkl", "2.6.2"),
            Throws
                .ArgumentException.With.Message.Contains("'2.6.2 mkl'")
                .And.Message.Contains("2.6.2 openblas, 2.5.2 openblas")
        );
}
