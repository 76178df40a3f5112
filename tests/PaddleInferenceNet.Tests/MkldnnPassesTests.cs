namespace PaddleInferenceNet.Tests;

public sealed class MkldnnPassesTests
{
    private static readonly string[] WithOneDnn =
    [
        "mkldnn_placement_pass",
        "fc_fuse_pass",
        "conv_bn_fuse_pass",
        "squeeze2_transpose2_onednn_fuse_pass",
        "conv_bn_fuse_pass",
        "batch_norm_act_fuse_pass",
        "conv_bias_mkldnn_fuse_pass",
    ];

    private static readonly string[] General = ["fc_fuse_pass", "conv_bn_fuse_pass"];

    [Test]
    public void Without_ListWithOneDnn_AreTheGeneralOnesOnce() =>
        Assert.That(MkldnnPasses.Without(WithOneDnn), Is.EqualTo(General));

    [Test]
    public void Without_ListWithoutOneDnn_IsTheList() =>
        Assert.That(MkldnnPasses.Without(General), Is.EqualTo(General));

    [Test]
    public void AreIn_NameOfOneDnn_Decides()
    {
        Assert.That(MkldnnPasses.AreIn(WithOneDnn));
        Assert.That(MkldnnPasses.AreIn(General), Is.False);
        Assert.That(MkldnnPasses.AreIn([]), Is.False);
    }
}
