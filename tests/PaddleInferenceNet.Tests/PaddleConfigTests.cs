namespace PaddleInferenceNet.Tests;

public sealed class PaddleConfigTests
{
    [Test]
    public void Validate_Defaults_Pass() => Assert.That(TinyModel.Config.Validate, Throws.Nothing);

    [TestCase(0)]
    [TestCase(1025)]
    public void Validate_ThreadsOutsideRange_NamesSettingValueAndRule(int threads)
    {
        var config = TinyModel.Config with { Threads = threads };

        Assert.That(
            config.Validate,
            Throws
                .InstanceOf<ArgumentOutOfRangeException>()
                .With.Message.Contains("Threads must be 1 to 1024")
                .And.Message.Contains($"{threads}")
        );
    }

    [Test]
    public void Validate_NegativeCacheCapacity_Throws()
    {
        var config = TinyModel.Config with { MkldnnCacheCapacity = -1 };

        Assert.That(
            config.Validate,
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MkldnnCacheCapacity")
        );
    }

    [Test]
    public void Validate_PassWithoutName_Throws()
    {
        var config = TinyModel.Config with { DisabledPasses = ["fc_fuse_pass", " "] };

        Assert.That(config.Validate, Throws.ArgumentException.With.Message.Contains("DisabledPasses"));
    }

    [Test]
    public void Create_SettingOutsideRange_ThrowsBeforeAnyNativeCall()
    {
        Assert.That(
            () => Predictor.Create(TinyModel.Config with { Threads = 0 }),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
