namespace PaddleInferenceNet.Tests.Stub;

/// <summary>What is called, and how, in libraries of different releases.</summary>
public sealed class ReleaseTests
{
    private const string CpuPlain = """{"Mkldnn":{"Enabled":false}}""";

    [TestCase("2.1.1")]
    [TestCase("2.4.2")]
    public void Create_Before25_LeavesTheConfigurationToTheLibrary(string release) =>
        Assert.That(
            StubRun.Of(release, CpuPlain).Calls[^3..],
            Is.EqualTo(new[] { "PD_PredictorCreate", "(the library frees the configuration)", "PD_PredictorDestroy" })
        );

    [TestCase("2.5.2")]
    [TestCase("2.6.2")]
    [TestCase("3.1.0")]
    public void Create_From25_DestroysTheConfigurationOnce(string release) =>
        Assert.That(
            StubRun.Of(release, CpuPlain).Calls[^3..],
            Is.EqualTo(new[] { "PD_PredictorCreate", "PD_ConfigDestroy", "PD_PredictorDestroy" })
        );

    [TestCase("2.1.1", "PD_ConfigEnableXpu 1024")]
    [TestCase("2.2.1", "PD_ConfigEnableXpu 1024 0 1 '' int16 0")]
    [TestCase("2.6.2", "PD_ConfigEnableXpu 1024 0 1 '' int16 0 0")]
    public void Create_OnXpu_CallsItWithTheParametersOfTheRelease(string release, string call) =>
        Assert.That(
            StubRun.Of(release, """{"Device":"Xpu","Xpu":{"L3WorkspaceBytes":1024}}""").Calls,
            Does.Contain(call)
        );

    [TestCase("2.1.1", "Locked", "l3_workspace_size", "2.2")]
    [TestCase("2.4.2", "MultiStream", "enable_multi_stream", "2.5")]
    public void Create_XpuSettingOfALaterRelease_IsRefusedBeforeTheCall(
        string release,
        string setting,
        string parameter,
        string since
    )
    {
        var run = StubRun.Of(release, $$$"""{"Device":"Xpu","Xpu":{"{{{setting}}}":true}}""");

        Assert.That(
            run.Said,
            Does.StartWith("NotSupportedException: PD_ConfigEnableXpu")
                .And.Contain(parameter)
                .And.Contain($"version {release}")
                .And.Contain($"versions {since} and later")
        );
        Assert.That(run.Calls, Has.None.StartsWith("PD_ConfigEnableXpu"));
        Assert.That(run.Calls[^1], Is.EqualTo("PD_ConfigDestroy"));
    }

    [TestCase("2.4.2", "Float32", "PD_ConfigEnableUseGpu 100 1")]
    [TestCase("2.5.2", "Half", "PD_ConfigEnableUseGpu 100 1 2")]
    public void Create_OnGpu_CallsItWithTheParametersOfTheRelease(string release, string precision, string call) =>
        Assert.That(
            StubRun.Of(release, $$$"""{"Device":"Gpu","Gpu":{"DeviceId":1,"Precision":"{{{precision}}}"}}""").Calls,
            Does.Contain(call)
        );

    [TestCase("2.5.2", "PD_ConfigEnableCustomDevice npu 3")]
    [TestCase("2.6.2", "PD_ConfigEnableCustomDevice npu 3 0")]
    public void Create_OnCustomDevice_CallsItWithTheParametersOfTheRelease(string release, string call) =>
        Assert.That(
            StubRun.Of(release, """{"Device":"Custom","CustomDevice":{"Type":"npu","DeviceId":3}}""").Calls,
            Does.Contain(call)
        );

    [TestCase("2.2.2", "int32 67108864")]
    [TestCase("2.4.2", "int64 67108864")]
    public void Create_WithTensorRt_GivesTheWorkspaceInTheWidthOfTheRelease(string release, string workspace) =>
        Assert.That(
            StubRun.Of(release, """{"Device":"Gpu","TensorRt":{"Enabled":true,"WorkspaceMb":64}}""").Calls,
            Has.Some.StartsWith($"PD_ConfigEnableTensorRtEngine {workspace} 1 3 0 0 0")
        );

    [Test]
    public void Create_WorkspaceBeyond32BitsBefore24_IsRefusedBeforeTheCall()
    {
        var run = StubRun.Of("2.2.2", """{"Device":"Gpu","TensorRt":{"Enabled":true,"WorkspaceMb":4096}}""");

        Assert.That(run.Said, Does.StartWith("NotSupportedException:").And.Contain("4294967296"));
        Assert.That(run.Calls, Has.None.StartsWith("PD_ConfigEnableTensorRtEngine"));
    }

    [TestCase("2.1.1", "summary '' passes ")]
    [TestCase("2.2.1", "summary 'a plain summary' passes first_pass,second_pass")]
    [TestCase("2.2.2", "summary 'a counted summary' passes first_pass,second_pass")]
    public void Inspect_Release_ReadsTheSummaryInItsForm(string release, string report) =>
        Assert.That(StubRun.Of(release, CpuPlain, what: StubProgram.Inspect).Said.TrimEnd('\n'), Is.EqualTo(report));

    [TestCase("2.1.1", "PD_ConfigEnableMemoryOptim")]
    [TestCase("2.2.1", "PD_ConfigEnableMemoryOptim 1")]
    public void Create_WithMemoryOptimization_PassesTheSwitchWhereThereIsOne(string release, string call) =>
        Assert.That(StubRun.Of(release, CpuPlain).Calls, Does.Contain(call));

    [TestCase("2.2.2", "PD_ConfigEnableTensorRtOSS")]
    [TestCase("2.4.2", "PD_ConfigEnableVarseqlen")]
    public void Create_WithVariableLength_CallsItByTheNameOfTheRelease(string release, string call) =>
        Assert.That(
            StubRun.Of(release, """{"Device":"Gpu","TensorRt":{"Enabled":true,"VariableLength":true}}""").Calls,
            Does.Contain(call)
        );

    [Test]
    public void Create_Int8Before25_IsRefusedBeforeTheCall()
    {
        const string Options = """{"Mkldnn":{"Int8":true}}""";

        var before = StubRun.Of("2.4.2", Options, what: StubProgram.Quantized);
        var since = StubRun.Of("2.5.2", Options, what: StubProgram.Quantized);

        Assert.That(
            before.Said,
            Does.Contain("has no PD_ConfigEnableMkldnnInt8").And.Contain("versions 2.5 and later")
        );
        Assert.That(since.Calls, Does.Contain("PD_ConfigEnableMkldnnInt8"));
    }

    [TestCase(
        "2.4.2",
        """{"Device":"Custom","CustomDevice":{"Type":"npu"}}""",
        "PD_ConfigEnableCustomDevice",
        "2.5 and later"
    )]
    [TestCase("2.2.2", """{"OnnxRuntime":{"Enabled":true}}""", "PD_ConfigEnableONNXRuntime", "2.3 and later")]
    [TestCase("3.1.0", """{"Lite":{"Enabled":true}}""", "PD_ConfigEnableLiteEngine", "2.1 to 2.6")]
    [TestCase("2.6.2", """{"Graph":{"NewExecutor":true}}""", "PD_ConfigEnableNewExecutor", "3.1 and later")]
    [TestCase("2.1.1", """{"DisabledPasses":["a_pass"]}""", "PD_ConfigDeletePass", "2.2 and later")]
    public void Create_SettingWithoutFunction_NamesFunctionReleaseAndWhereItIs(
        string release,
        string options,
        string function,
        string versions
    )
    {
        var run = StubRun.Of(release, options);

        Assert.That(
            run.Said,
            Does.Contain("NotSupportedException: ")
                .And.Contain($"(version {release}) has no {function}")
                .And.Contain($"versions {versions}")
        );
        Assert.That(run.Calls[^1], Is.EqualTo("PD_ConfigDestroy"));
    }
}
