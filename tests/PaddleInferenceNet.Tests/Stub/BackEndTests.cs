namespace PaddleInferenceNet.Tests.Stub;

/// <summary>Settings of back-ends that this machine may not have, as the calls that they become.</summary>
public sealed class BackEndTests
{
    private const string Release = "2.6.2";

    [Test]
    public void Create_WithTensorRt_SetsDeviceEngineShapesAndCacheInOrder()
    {
        const string Options = """
            {
              "Device": "Gpu", "Threads": 4,
              "Gpu": { "MemoryPoolMb": 256, "DeviceId": 1, "Precision": "Half", "Cudnn": true, "MultiStream": true },
              "TensorRt": {
                "Enabled": true, "Precision": "Half", "WorkspaceMb": 2048, "MinSubgraph": 5, "CacheDirectory": "engines",
                "DynamicShapes": {
                  "x": { "Min": [1, 3, 48, 32], "Opt": [1, 3, 48, 320], "Max": [8, 3, 48, 2048] },
                  "a": { "Min": [1], "Opt": [1], "Max": [4] }
                },
                "ExcludedOperators": ["pool2d", "lookup_table"], "DlaCore": 1, "VariableLength": true
              }
            }
            """;

        var run = StubRun.Of(Release, Options);

        Assert.That(run.Said, Is.EqualTo($"done x y{Environment.NewLine}"));
        Assert.That(
            run.Calls[2..],
            Is.EqualTo(
                new[]
                {
                    "PD_ConfigEnableUseGpu 256 1 2",
                    "PD_ConfigEnableCudnn",
                    "PD_ConfigEnableGpuMultiStream",
                    "PD_ConfigSetCpuMathLibraryNumThreads 4",
                    "PD_ConfigSwitchIrOptim 1",
                    "PD_ConfigEnableMemoryOptim 1",
                    "PD_ConfigDisableGlogInfo",
                    "PD_ConfigEnableTensorRtEngine int64 2147483648 1 5 2 1 0",
                    "PD_ConfigSetTrtDynamicShapeInfo a 1/1/4 half 1",
                    "PD_ConfigSetTrtDynamicShapeInfo x 1/1/8 3/3/3 48/48/48 32/320/2048 half 1",
                    "PD_ConfigDisableTensorRtOPs 2 pool2d lookup_table",
                    "PD_ConfigEnableVarseqlen",
                    "PD_ConfigEnableTensorRtDla 1",
                    "PD_ConfigSetOptimCacheDir engines",
                    "PD_PredictorCreate",
                    "PD_ConfigDestroy",
                    "PD_PredictorDestroy",
                }
            )
        );
    }

    [Test]
    public void Create_WithMkldnn_SetsItsDetails()
    {
        const string Options = """
            {"Mkldnn":{"Enabled":true,"CacheCapacity":7,"Bfloat16":true,"Operators":["conv2d"],"Bfloat16Operators":["conv2d","relu"]}}
            """;

        Assert.That(
            StubRun.Of(Release, Options).Calls[7..12],
            Is.EqualTo(
                new[]
                {
                    "PD_ConfigEnableMKLDNN",
                    "PD_ConfigSetMkldnnCacheCapacity 7",
                    "PD_ConfigSetMkldnnOp 1 conv2d",
                    "PD_ConfigEnableMkldnnBfloat16",
                    "PD_ConfigSetBfloat16Op 2 conv2d relu",
                }
            )
        );
    }

    [Test]
    public void Create_WithGraphSettings_CallsEach()
    {
        const string Options = """
            {
              "Mkldnn": { "Enabled": false }, "NativeLogging": true, "DisabledPasses": ["first_pass"],
              "Graph": {
                "WriteGraphs": true, "Profile": true, "FcPadding": false, "CacheDirectory": "cache",
                "InsertedPasses": { "between": 1, "front": 0 }, "AppendedPasses": ["last"]
              }
            }
            """;

        Assert.That(
            StubRun.Of(Release, Options).Calls[6..^3],
            Is.EqualTo(
                new[]
                {
                    "PD_ConfigSwitchIrDebug 1",
                    "PD_ConfigEnableProfile",
                    "PD_ConfigDisableFCPadding",
                    "PD_ConfigSetOptimCacheDir cache",
                    "PD_ConfigDeletePass first_pass",
                    "PD_ConfigInsertPass 0 front",
                    "PD_ConfigInsertPass 1 between",
                    "PD_ConfigAppendPass last",
                }
            )
        );
    }

    [Test]
    public void Create_WithShapeFile_CollectsInOneRunAndUsesItInTheNext()
    {
        var collect = StubRun.Of(
            Release,
            """{"Device":"Gpu","TensorRt":{"CollectShapes":true,"ShapeFile":"shapes.txt"}}"""
        );
        var use = StubRun.Of(
            Release,
            """{"Device":"Gpu","TensorRt":{"Enabled":true,"ShapeFile":"shapes.txt","AllowBuildAtRuntime":true}}"""
        );

        Assert.That(collect.Calls, Does.Contain("PD_ConfigCollectShapeRangeInfo shapes.txt"));
        Assert.That(collect.Calls, Has.None.StartsWith("PD_ConfigEnableTensorRtEngine"));
        Assert.That(use.Calls, Does.Contain("PD_ConfigEnableTunedTensorRtDynamicShape shapes.txt 1"));
    }

    [Test]
    public void Create_WithOnnxRuntime_LeavesMkldnnOff()
    {
        var calls = StubRun.Of(Release, """{"OnnxRuntime":{"Enabled":true}}""").Calls;

        Assert.That(calls, Does.Contain("PD_ConfigEnableONNXRuntime").And.Contain("PD_ConfigEnableORTOptimization"));
        Assert.That(calls, Does.Not.Contain("PD_ConfigEnableMKLDNN"));
    }

    [Test]
    public void Create_AfterRelease30_TakesItsExecutor() =>
        Assert.That(
            StubRun.Of("3.1.0", """{"Graph":{"NewExecutor":true,"NewIr":true,"OptimizedModel":true}}""").Calls,
            Is.SupersetOf(
                new[] { "PD_ConfigEnableNewExecutor 1", "PD_ConfigEnableNewIR 1", "PD_ConfigUseOptimizedModel 1" }
            )
        );

    [Test]
    public void Create_WithLite_GivesPrecisionPassesAndOperators()
    {
        const string Options = """
            {"Lite":{"Enabled":true,"Precision":"Int8","ZeroCopy":true,"ExcludedPasses":["a"],"ExcludedOperators":["b","c"]}}
            """;

        var calls = StubRun.Of(Release, Options).Calls;

        var at = Array.IndexOf(calls, "PD_ConfigEnableLiteEngine 1 1");
        Assert.That(at, Is.Positive);
        Assert.That(calls[(at + 1)..(at + 3)], Is.EqualTo(new[] { "  passes 1 a", "  operators 2 b c" }));
    }

    [TestCase(
        """{"Device":"Xpu"}""",
        "To use XPU inference, please compile with option",
        "PD_ConfigEnableXpu",
        "Device"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true}}""",
        "To use Paddle-TensorRT, please compile with TENSORRT first.",
        "PD_ConfigEnableTensorRtEngine",
        "TensorRt.Enabled"
    )]
    [TestCase(
        """{"Lite":{"Enabled":true}}""",
        "You tried to enable the lite subgraph but did",
        "PD_ConfigEnableLiteEngine",
        "Lite.Enabled"
    )]
    public void Create_FileSaysItIsBuiltWithoutIt_IsNotCalled(
        string options,
        string denial,
        string function,
        string property
    )
    {
        var run = StubRun.Of(Release, options, denial: denial);

        Assert.That(run.Calls, Has.None.StartsWith(function));
        Assert.That(run.Said, Does.StartWith($"warning: {property} was set to True, but ").And.Contain("done x y"));
        Assert.That(StubRun.Of(Release, options).Calls, Has.Some.StartsWith(function), "without that text in the file");
    }

    [Test]
    public void Create_OtherDeviceThanAsked_WarnsWithBoth()
    {
        var run = StubRun.Of(Release, """{"Device":"Gpu","Gpu":{"DeviceId":3}}""", lacks: "second card");

        Assert.That(run.Said, Does.StartWith("warning: Gpu.DeviceId was set to 3, but ").And.Contain(" says 0"));
    }

    [TestCase("""{"Device":"Gpu","Gpu":{"DeviceId":2}}""", "device 2 pool 0.25")]
    [TestCase("""{"Device":"Custom","CustomDevice":{"Type":"npu","DeviceId":5}}""", "device 5 pool 0")]
    [TestCase("""{"Device":"Xpu"}""", "device 0 pool 0")]
    public void Inspect_OnADevice_TellsItsNumberAndPool(string options, string device) =>
        Assert.That(StubRun.Of(Release, options, what: StubProgram.Inspect).Said.Split('\n'), Does.Contain(device));

    [Test]
    public void Inspect_LibraryThatForgetsTheParameters_WarnsOrFailsStrictly() =>
        Assert.That(
            StubRun.Of(Release, """{"Strict":true}""", lacks: "model", what: StubProgram.Inspect).Said,
            Does.StartWith("PaddleException: Model was set to ").And.Contain("inference.pdiparams")
        );

    [TestCase("""{"Mkldnn":{"Enabled":true}}""", "mkldnn", "Mkldnn")]
    [TestCase("""{"Mkldnn":{"Enabled":true,"Bfloat16":true}}""", "bfloat16", "MkldnnBfloat16")]
    [TestCase("""{"Device":"Gpu"}""", "gpu", "Device")]
    [TestCase("""{"Device":"Xpu"}""", "xpu", "Device")]
    [TestCase("""{"Device":"Gpu","TensorRt":{"Enabled":true}}""", "tensorrt", "TensorRt.Enabled")]
    [TestCase("""{"OnnxRuntime":{"Enabled":true}}""", "onnx", "OnnxRuntime.Enabled")]
    [TestCase("""{"Device":"Custom","CustomDevice":{"Type":"npu"}}""", "custom", "Device")]
    [TestCase("""{"Lite":{"Enabled":true}}""", "lite", "Lite.Enabled")]
    public void Create_LibraryBuiltWithoutIt_WarnsOrFailsStrictly(string options, string lacks, string property)
    {
        var lenient = StubRun.Of(Release, options, lacks);
        var strict = StubRun.Of(Release, options.Insert(1, "\"Strict\":true,"), lacks);

        Assert.That(lenient.Said, Does.StartWith($"warning: {property} was set to True, but ").And.Contain("done x y"));
        Assert.That(strict.Said, Does.StartWith($"PaddleException: {property} was set to True, but "));
        Assert.That(strict.Calls[^1], Is.EqualTo("PD_ConfigDestroy"));
    }

    [Test]
    public void Create_TensorRtOnALibraryWithoutGpu_IsNeverCalled() =>
        Assert.That(
            StubRun.Of(Release, """{"Device":"Gpu","TensorRt":{"Enabled":true}}""", "gpu").Calls,
            Has.None.StartsWith("PD_ConfigEnableTensorRt")
        );
}
