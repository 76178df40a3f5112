using System.Reflection;
using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>Every generated function can be reached from the public surface, or there is a reason why not.</summary>
public sealed partial class WrappedFunctionsTests
{
    private const string BothByOne = "PD_ConfigSetModel sets both paths";
    private const string OneConfigOnePredictor = "a configuration is made for one predictor, used once and destroyed";
    private const string PartOfAnother = "these arrive inside another struct only, and are freed with it";
    private const string NeedsWarmUp =
        "needs data that the C interface cannot give; making a predictor ends the process";

    private static readonly Dictionary<string, string> NotWrapped = new(StringComparer.Ordinal)
    {
        ["PD_ConfigSetProgFile"] = BothByOne,
        ["PD_ConfigSetParamsFile"] = BothByOne,
        ["PD_ConfigSetModelDir"] = "a file for each weight is joined to one buffer, which every library takes",
        ["PD_ConfigGetModelDir"] = "no folder is ever set",
        ["PD_ConfigSetInvalid"] = OneConfigOnePredictor,
        ["PD_ConfigIsValid"] = OneConfigOnePredictor,
        ["PD_ConfigPartiallyRelease"] = OneConfigOnePredictor,
        ["PD_ConfigDisableONNXRuntime"] = "off in a new configuration, and never switched on to be switched off",
        ["PD_ConfigEnableMkldnnQuantizer"] = NeedsWarmUp,
        ["PD_ConfigMkldnnQuantizerEnabled"] = NeedsWarmUp,
        ["PD_PredictorGetInputNum"] = "the names, which are read, tell their number",
        ["PD_PredictorGetOutputNum"] = "the names, which are read, tell their number",
        ["PD_TensorGetName"] = "a view is asked for by its name",
        ["PD_OneDimArrayInt64Destroy"] = PartOfAnother,
        ["PD_OneDimArraySizeDestroy"] = PartOfAnother,
        ["PD_IOInfoDestroy"] = PartOfAnother,
        ["PDX_ClearLastError"] = "every call clears what the one before left",
        ["PDX_GetLiveObjectCount"] = "counts for tests",
    };

    private static readonly string Interop = RepositoryRoot.Combine("src", "PaddleInferenceNet.Interop");
    private static readonly string Managed = RepositoryRoot.Combine("src", "PaddleInferenceNet");

    [Test]
    public void GeneratedFunctions_AreCalledOrHaveAReason()
    {
        var called = Sources(Interop, Managed).SelectMany(Called).ToHashSet(StringComparer.Ordinal);

        Assert.That(FunctionVersions.Names.Where(name => !called.Contains(name)), Is.EquivalentTo(NotWrapped.Keys));
    }

    [Test]
    public void MembersOfNativeConfig_AreUsedAbove()
    {
        var text = string.Concat(Sources(Managed));
        var members = typeof(NativeConfig)
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name)
            .Where(name => name != nameof(IDisposable.Dispose))
            .Distinct();

        Assert.That(members.Where(name => !Regex.IsMatch(text, $@"\.{name}\b")), Is.Empty);
    }

    private static IEnumerable<string> Sources(params string[] folders) =>
        folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    private static IEnumerable<string> Called(string text) =>
        Call().Matches(text).Select(match => match.Groups[1].Value);

    // A name that is only asked for is not a call; one whose address is taken is.
    [GeneratedRegex(
        """(?<!nameof\(|cref=")PaddleApi\.(PDX?_\w+)|(?<=(?:const string Function = |GetExport\(handle, )nameof\()PaddleApi\.(?<1>PDX?_\w+)"""
    )]
    private static partial Regex Call();
}
