using System.Runtime.InteropServices;
using PaddleInferenceNet.Tests;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>What can only be told from a loaded library; each fact holds for the embedded and for official ones.</summary>
[Category("Native")]
public sealed unsafe class LoadedLibraryTests
{
    private const string FirstNewVersion = "3.1";

    [OneTimeSetUp]
    public void RequireLibrary() => TestEngine.Require();

    [Test]
    public void Exports_OfTheLibrary_AreThoseOfItsVersion()
    {
        var library = LibraryLoader.Current;

        var missing = FunctionVersions.Names.Where(name => !library.Has(name)).ToList();

        var mayMiss = library.HasErrorExports
            ? []
            : FunctionVersions.Names.Where(name => FunctionVersions.Find(name) is null or FirstNewVersion);
        Assert.That(missing, Is.EquivalentTo(mayMiss));
    }

    [Test]
    public void Require_FunctionThatIsThere_Passes() =>
        Assert.That(() => NativeErrors.Require(nameof(PaddleApi.PD_PredictorRun)), Throws.Nothing);

    [Test]
    public void Require_FunctionThatIsMissing_NamesFunctionVersionAndWhereItIs()
    {
        const string Function = "PD_ConfigNoSuchFunction";

        Assert.That(
            () => NativeErrors.Require(Function),
            Throws
                .InstanceOf<NotSupportedException>()
                .With.Message.Contains(Function)
                .And.Message.Contains(LibraryLoader.Current.Version.Number.ToString())
        );
    }

    [Test]
    public void Configure_AfterTheLibraryIsLoaded_Throws()
    {
        var loaded = LibraryLoader.Current;

        Assert.That(
            () => LibraryLoader.Configure(new NativeLibraryOptions { Path = "another.so" }),
            Throws.InvalidOperationException.With.Message.Contains(loaded.Path)
        );
    }

    [Test]
    public void Version_OfTheLibrary_HasThreeLines() =>
        Assert.That(
            LibraryLoader.Current.Version.Text,
            Does.Match("^version: .+\ncommit: .+\nbranch: .+\n$").And.Not.Contain('\r')
        );

    [Test]
    public void ConfigHandle_DisposedTwice_IsReleasedOnce()
    {
        var handle = PaddleApi.PD_ConfigCreate();

        handle.Dispose();
        handle.Dispose();

        Assert.That(handle.IsClosed);
        Assert.That(() => PaddleApi.PD_ConfigIsValid(handle), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Destroy_Null_IsTolerated()
    {
        Assert.That(
            () =>
            {
                PaddleApi.PD_PredictorDestroy(null);
                PaddleApi.PD_TensorDestroy(null);
                PaddleApi.PD_OneDimArrayInt32Destroy(null);
                PaddleApi.PD_OneDimArrayCstrDestroy(null);
                PaddleApi.PD_IOInfosDestroy(null);
            },
            Throws.Nothing
        );
    }

    [Test]
    public void Config_SetAndRead_GivesTheSame()
    {
        using var config = PaddleApi.PD_ConfigCreate();

        PaddleApi.PD_ConfigSetCpuMathLibraryNumThreads(config, 3);
        PaddleApi.PD_ConfigSwitchIrOptim(config, PdBool.False);
        PaddleApi.PD_ConfigSetModel(config, "模型.pdmodel", "b.pdiparams");

        Assert.That(PaddleApi.PD_ConfigGetCpuMathLibraryNumThreads(config), Is.EqualTo(3));
        Assert.That(PaddleApi.PD_ConfigIrOptim(config), Is.EqualTo(PdBool.False));
        Assert.That(Marshal.PtrToStringUTF8((nint)PaddleApi.PD_ConfigGetProgFile(config)), Is.EqualTo("模型.pdmodel"));
    }
}
