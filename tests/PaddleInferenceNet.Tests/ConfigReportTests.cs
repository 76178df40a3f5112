namespace PaddleInferenceNet.Tests;

public sealed class ConfigReportTests : NativeFixture
{
    private const string NoPass = "no_such_pass";

    private static readonly string[] GeneralPasses =
    [
        "simplify_with_basic_ops_pass",
        "fc_fuse_pass",
        "conv_bn_fuse_pass",
        "constant_folding_pass",
    ];

    [Test]
    public void Inspect_FilesOnDisk_GivesSummaryAndPasses()
    {
        using TemporaryFolder folder = new();
        var (program, parameters) = TinyModel.WriteTo(folder.Path);

        var report = (TinyModel.Config with { Model = ModelSource.FromFiles(program, parameters) }).Inspect();

        Assert.That(report.Summary, Is.Not.Empty);
        Assert.That(report.Passes, Is.Not.Empty.And.None.Empty);
    }

    [Test]
    public void Inspect_ModelFromMemory_LeavesTheSummaryOut() =>
        Assert.That(TinyModel.Config.Inspect().Summary, Is.Empty);

    [Test]
    public void Inspect_DisabledPass_IsGone()
    {
        var all = TinyModel.Config.Inspect().Passes;

        var left = (TinyModel.Config with { DisabledPasses = [all[0]] }).Inspect().Passes;

        Assert.That(left, Does.Not.Contain(all[0]).And.Not.Empty);
    }

    [Test]
    public void Inspect_WithoutMkldnn_LeavesTheGeneralPasses()
    {
        var passes = TinyModel.Config.Inspect().Passes;

        Assert.That(passes, Has.None.Contains("mkldnn").And.None.Contains("onednn"));
        if (!PaddleLibrary.IsEmbedded)
        {
            Assert.That(passes, Is.SupersetOf(GeneralPasses));
        }
    }

    [Test]
    public void Inspect_Strictly_FindsEverySettingTaken()
    {
        using TemporaryFolder folder = new();
        var (program, parameters) = TinyModel.WriteTo(folder.Path);
        PaddleConfig config = new()
        {
            Model = ModelSource.FromFiles(program, parameters),
            Threads = 2,
            Strict = true,
            Graph = new GraphOptions { FcPadding = false },
        };

        Assert.That(config.Inspect, Throws.Nothing);
    }

    [Test]
    public void Inspect_DeviceThatTheLibraryIsBuiltWithout_LeavesTheProcessAlive()
    {
        var config = TinyModel.Config with { Device = DeviceKind.Xpu };

        Assert.That(config.Inspect, Throws.Nothing);
        Assert.That(
            (config with { Strict = true }).Inspect,
            Throws
                .InstanceOf<PaddleException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.SettingNotTaken)
        );
    }

    [Test]
    public void Create_PassThatTheLibraryDoesNotKnow_IsRefused()
    {
        GraphOptions[] graphs =
        [
            new() { AppendedPasses = [NoPass] },
            new() { InsertedPasses = new Dictionary<string, int> { [NoPass] = 0 } },
        ];

        foreach (var graph in graphs)
        {
            Assert.That(
                () => Predictor.Create(TinyModel.Config with { Graph = graph }),
                Throws.ArgumentException.With.Message.Contains($"'{NoPass}': it is no graph pass of")
            );
        }
    }

    [Test]
    public void Create_PassThatTheLibraryKnows_IsTaken()
    {
        var known = TinyModel.Config.Inspect().Passes[^1];
        var config = TinyModel.Config with { Graph = new GraphOptions { AppendedPasses = [known] } };

        using var predictor = Predictor.Create(config);

        Assert.That(predictor.Inputs, Has.Count.EqualTo(1));
    }

    [Test]
    public void Inspect_Int8OnAModelThatIsNotQuantized_IsRefused() =>
        Assert.That(
            (TinyModel.Config with { Mkldnn = true, MkldnnInt8 = true }).Inspect,
            Throws.ArgumentException.With.Message.Contains("MkldnnInt8").And.Message.Contains("needs a quantised model")
        );

    [Test]
    public void Inspect_TensorRtInt8OnAModelThatIsNotQuantized_IsRefused()
    {
        TensorRtOptions options = new()
        {
            Enabled = true,
            Precision = InferencePrecision.Int8,
            ModelIsQuantized = true,
        };

        Assert.That(
            (TinyModel.Config with { Device = DeviceKind.Gpu, TensorRt = options }).Inspect,
            Throws.ArgumentException.With.Message.Contains("TensorRt.ModelIsQuantized is 'True': it does not hold")
        );
    }

    [Test]
    public void BackEnds_OfTheLibrary_AreThoseOfACpu()
    {
        var backEnds = PaddleLibrary.BackEnds().ToDictionary(item => item.Name, item => item.IsAvailable);

        Assert.That(backEnds["mkldnn"]);
        Assert.That(
            new[] { "gpu", "tensorrt", "xpu", "onnxruntime", "lite" }.Select(name => backEnds[name]),
            Is.All.False
        );
        Assert.That(PaddleLibrary.Attempts[^1].Path, Is.EqualTo(PaddleLibrary.Path));
    }
}
