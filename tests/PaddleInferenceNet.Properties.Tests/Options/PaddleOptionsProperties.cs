using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Options;

/// <summary>Settings as they come from a file of the configuration: texts under keys.</summary>
public sealed class PaddleOptionsProperties
{
    private static readonly ModelSource Model = ModelSource.FromMemory(new byte[] { 0x0A, 0 }, default);

    private static readonly string[] Flags =
    [
        "Strict",
        "IrOptimization",
        "MemoryOptimization",
        "NativeLogging",
        "Mkldnn:Enabled",
        "Mkldnn:Bfloat16",
        "Mkldnn:Int8",
        "TensorRt:Enabled",
        "TensorRt:CollectShapes",
        "TensorRt:Calibrate",
        "TensorRt:ModelIsQuantized",
        "OnnxRuntime:Enabled",
        "Lite:Enabled",
        "Gpu:Cudnn",
        "Graph:NewIr",
    ];

    private static readonly string[] Counts =
    [
        "Threads",
        "Mkldnn:CacheCapacity",
        "TensorRt:WorkspaceMb",
        "TensorRt:MaxBatch",
        "TensorRt:MinSubgraph",
        "TensorRt:DlaCore",
        "Gpu:DeviceId",
        "Gpu:MemoryPoolMb",
        "Xpu:L3WorkspaceBytes",
        "CustomDevice:DeviceId",
        "TensorRt:DynamicShapes:x:Min:0",
        "TensorRt:DynamicShapes:x:Opt:0",
        "TensorRt:DynamicShapes:x:Max:0",
        "Graph:InsertedPasses:p",
    ];

    private static readonly string[] Words =
    [
        "Device",
        "Engine",
        "TensorRt:Precision",
        "Gpu:Precision",
        "Lite:Precision",
        "CustomDevice:Type",
        "Xpu:Precision",
        "TensorRt:ShapeFile",
        "DisabledPasses:0",
        "Mkldnn:Operators:0",
        "LibraryPath",
        "Graph:CacheDirectory",
    ];

    private static readonly Gen<KeyValuePair<string, string?>> Setting = Gen.Frequency(
        (3, Gen.Elements(Flags).SelectMany(key => Gen.Elements("true", "false").Select(value => Pair(key, value)))),
        (
            3,
            Gen.Elements(Counts)
                .SelectMany(key =>
                    Numbers.Whole.Select(value => Pair(key, value.ToString(CultureInfo.InvariantCulture)))
                )
        ),
        (
            3,
            Gen.Elements(Words)
                .SelectMany(key =>
                    Gen.Elements(
                            "Cpu",
                            "Gpu",
                            "Custom",
                            "Xpu",
                            "Half",
                            "Int8",
                            "int16",
                            "Official",
                            "f",
                            "",
                            " ",
                            "99",
                            "-1"
                        )
                        .Select(value => Pair(key, value))
                )
        ),
        (
            1,
            Gen.Elements([.. Flags, .. Counts, .. Words])
                .SelectMany(key => Texts.Hostile.Select(value => Pair(key, value)))
        )
    );

    [Test]
    public void Bind_AnySettings_GiveAConfigOrNameThePropertyAndValue() =>
        Cases.ForAll(
            Gen.Choose(0, 8).SelectMany(count => Setting.ArrayOf(count)),
            settings =>
            {
                // The last of two settings with one key counts.
                var configuration = new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        settings
                            .GroupBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
                            .Select(group => group.Last())
                    )
                    .Build();
                PaddleOptions? options = null;
                // The binder's own refusal of a text that is no number or name.
                Failures.Of<InvalidOperationException>(() => options = configuration.Get<PaddleOptions>() ?? new());
                if (options is not null && Refusal.Passes(() => options.ToConfig(Model), options))
                {
                    options.ToConfig(Model).Validate();
                    _ = options.ToLibraryOptions();
                }
            },
            5 * Cases.Usual
        );

    private static KeyValuePair<string, string?> Pair(string key, string value) => new(key, value);
}
