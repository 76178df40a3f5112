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

    private static readonly string[] Own =
    [
        "mkldnn_placement_pass",
        "squeeze2_transpose2_onednn_fuse_pass",
        "batch_norm_act_fuse_pass",
        "conv_bias_mkldnn_fuse_pass",
    ];

    [Test]
    public void ToDelete_ListWithOneDnn_AreThoseOfOneDnnAlone() =>
        Assert.That(MkldnnPasses.ToDelete(WithOneDnn, isQuantized: false), Is.EqualTo(Own));

    [Test]
    public void ToDelete_QuantizedModel_AreTheRepeatedOnesToo() =>
        Assert.That(
            MkldnnPasses.ToDelete(WithOneDnn, isQuantized: true),
            Is.EquivalentTo([.. Own, "conv_bn_fuse_pass"])
        );

    [TestCase(false)]
    [TestCase(true)]
    public void ToDelete_ListWithoutOneDnn_AreNone(bool isQuantized)
    {
        Assert.That(MkldnnPasses.ToDelete(General, isQuantized), Is.Empty);
        Assert.That(MkldnnPasses.ToDelete([], isQuantized), Is.Empty);
    }
}
