using System.Text;
using Microsoft.Extensions.Configuration;

namespace PaddleInferenceNet.Tests;

public sealed class PaddleOptionsTests
{
    private const string Example = """
        {"Paddle":{"Engine":"Official","Device":"Cpu","Mkldnn":{"Enabled":true,"CacheCapacity":9,"Bfloat16":false},"Threads":4,
        "LibraryPath":"/opt/paddle","SearchFolders":["a","b"],
        "TensorRt":{"Enabled":false,"Precision":"Half","WorkspaceMb":512,"MinSubgraph":3,
        "DynamicShapes":{"x":{"Min":[1,3,48,32],"Opt":[1,3,48,320],"Max":[8,3,48,2048]}},"ShapeFile":"","CacheDirectory":"c"}}}
        """;

    [Test]
    public void Bind_SectionOfAConfiguration_FillsEverySetting()
    {
        var options = Bind(Example, "Paddle");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Engine, Is.EqualTo(NativeEngine.Official));
            Assert.That(options.Threads, Is.EqualTo(4));
            Assert.That(options.Mkldnn.CacheCapacity, Is.EqualTo(9));
            Assert.That(options.TensorRt.Precision, Is.EqualTo(InferencePrecision.Half));
            Assert.That(options.TensorRt.WorkspaceMb, Is.EqualTo(512));
            Assert.That(options.TensorRt.DynamicShapes["x"].Max, Is.EqualTo(new[] { 8, 3, 48, 2048 }));
            Assert.That(options.ToLibraryOptions().Path, Is.EqualTo("/opt/paddle"));
            Assert.That(options.ToLibraryOptions().SearchFolders, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(options.ToConfig(TinyModel.Source).MkldnnCacheCapacity, Is.EqualTo(9));
        }
    }

    [Test]
    public void Bind_Isolation_ReachesTheRecipe()
    {
        var options = Bind(
            """{"Paddle":{"Isolation":"Process","Worker":{"Path":"w","MemoryCeilingMb":900,"RunTimeout":"00:00:30"}}}""",
            "Paddle"
        );

        var config = options.ToConfig(TinyModel.Source);

        Assert.That(config.Isolation, Is.EqualTo(PredictorIsolation.Process));
        Assert.That(
            config.Worker,
            Is.EqualTo(
                new WorkerOptions
                {
                    Path = "w",
                    MemoryCeilingMb = 900,
                    RunTimeout = TimeSpan.FromSeconds(30),
                }
            )
        );
    }

    [TestCase("""{"Isolation":"7"}""", "Isolation", "None, Process")]
    [TestCase("""{"Worker":{"MemoryCeilingMb":-1}}""", "Worker.MemoryCeilingMb", "0 to 16777216")]
    [TestCase("""{"Worker":{"RunTimeout":"00:00:00"}}""", "Worker.RunTimeout", "1 ms to 1 day")]
    [TestCase("""{"Threads":0}""", "Threads", "1 to 1024")]
    [TestCase("""{"TensorRt":{"Enabled":true}}""", "TensorRt.Enabled", "needs Device Gpu")]
    [TestCase("""{"Device":"Gpu","Mkldnn":{"Enabled":true}}""", "Mkldnn", "unless Device is Cpu")]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true,"Precision":"Int8"}}""",
        "TensorRt.Precision",
        "ModelIsQuantized"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true},"IrOptimization":false}""",
        "IrOptimization",
        "must be true"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true,"WorkspaceMb":0}}""",
        "TensorRt.WorkspaceMb",
        "1 to 1048576"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true,"CollectShapes":true,"ShapeFile":"f"}}""",
        "TensorRt.CollectShapes",
        "excludes"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"CollectShapes":true}}""",
        "TensorRt.CollectShapes",
        "needs TensorRt.ShapeFile"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true,"DynamicShapes":{"x":{"Min":[1],"Opt":[1,2],"Max":[1]}}}}""",
        "DynamicShapes['x']",
        "one rank"
    )]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true,"DynamicShapes":{"x":{"Min":[2],"Opt":[1],"Max":[3]}}}}""",
        "DynamicShapes['x']",
        "Min ≤ Opt"
    )]
    [TestCase("""{"Device":"Gpu","Gpu":{"Precision":"Int8"}}""", "Gpu.Precision", "Float32 or Half")]
    [TestCase("""{"Device":"Gpu","Gpu":{"DeviceId":-1}}""", "Gpu.DeviceId", "0 to 1024")]
    [TestCase("""{"Device":"Gpu","OnnxRuntime":{"Enabled":true}}""", "OnnxRuntime.Enabled", "needs Device Cpu")]
    [TestCase("""{"OnnxRuntime":{"Enabled":true},"Mkldnn":{"Enabled":true}}""", "Mkldnn", "OnnxRuntime.Enabled")]
    [TestCase("""{"Device":"Xpu","Xpu":{"Precision":"half"}}""", "Xpu.Precision", "int16")]
    [TestCase("""{"Device":"Custom"}""", "CustomDevice.Type", "must name")]
    [TestCase("""{"Mkldnn":{"Enabled":false,"Bfloat16":true}}""", "MkldnnBfloat16", "needs Mkldnn")]
    [TestCase("""{"Mkldnn":{"Bfloat16":true,"Int8":true}}""", "MkldnnInt8", "excludes MkldnnBfloat16")]
    [TestCase("""{"Mkldnn":{"Int8":true},"IrOptimization":false}""", "MkldnnInt8", "needs IrOptimization")]
    [TestCase("""{"Graph":{"AppendedPasses":[" "]}}""", "Graph.AppendedPasses", "names only")]
    [TestCase("""{"Lite":{"Enabled":true,"ExcludedPasses":[""]}}""", "Lite.ExcludedPasses", "names only")]
    [TestCase("""{"Lite":{"Enabled":true},"IrOptimization":false}""", "IrOptimization", "Lite.Enabled")]
    [TestCase(
        """{"Device":"Gpu","TensorRt":{"Enabled":true},"Lite":{"Enabled":true}}""",
        "Lite.Enabled",
        "excludes TensorRt.Enabled"
    )]
    [TestCase(
        """{"OnnxRuntime":{"Enabled":true},"Lite":{"Enabled":true}}""",
        "Lite.Enabled",
        "excludes OnnxRuntime.Enabled"
    )]
    public void ToConfig_WhatCannotWork_NamesPropertyAndRule(string json, string property, string rule) =>
        Assert.That(
            () => Bind(json).ToConfig(TinyModel.Source),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(property).And.Message.Contains(rule)
        );

    [Test]
    public void ToConfig_Device_DecidesAboutMkldnnWhereNothingIsSaid()
    {
        Assert.That(Bind("{}").ToConfig(TinyModel.Source).Mkldnn);
        Assert.That(Bind("""{"Device":"Gpu"}""").ToConfig(TinyModel.Source).Mkldnn, Is.False);
    }

    [Test]
    public void Configure_EmptyPath_IsRefused() =>
        Assert.That(() => PaddleLibrary.Configure(new NativeLibraryOptions { Path = " " }), Throws.ArgumentException);

    private static PaddleOptions Bind(string json, string? section = null)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(json));
        IConfiguration root = new ConfigurationBuilder().AddJsonStream(stream).Build();
        return (section is null ? root : root.GetSection(section)).Get<PaddleOptions>() ?? new();
    }
}
