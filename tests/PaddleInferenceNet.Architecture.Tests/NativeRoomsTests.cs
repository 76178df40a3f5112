using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Architecture.Tests;

/// <summary>Which room of <c>native/</c> may include which.</summary>
public sealed partial class NativeRoomsTests
{
    private static readonly Dictionary<string, string[]> MayInclude = new()
    {
        // Shapes, types and errors are the vocabulary of a session, and passes are switched off by name.
        ["capi"] = ["runtime", "graph", "passes", "include"],
        ["runtime"] = ["model", "graph", "passes", "ops", "kernels", "memory"],
        // Which slots an operator has, and in which order, is said once, in its schema.
        ["model"] = ["graph", "ops"],
        // A constant is a buffer with a type and a shape.
        ["graph"] = ["memory"],
        ["passes"] = ["graph", "ops", "kernels", "memory"],
        ["ops"] = ["graph"],
        ["kernels"] = ["graph", "ops", "memory"],
        ["memory"] = [],
        ["include"] = [],
    };

    private static IEnumerable<string> Rooms => MayInclude.Keys;

    [TestCaseSource(nameof(Rooms))]
    public void Includes_OfARoom_StayInTheRoomsItMayTouch(string room)
    {
        var forbidden =
            from file in SourceFile.Below([$"native/{room}"], ".h", ".cpp")
            from Match include in Include().Matches(file.Text)
            let other = include.Groups[1].Value
            where MayInclude.ContainsKey(other) && other != room && !MayInclude[room].Contains(other)
            select $"{file}: {include.Value}";

        Assert.That(forbidden, Is.Empty);
    }

    [Test]
    public void Includes_OfPasses_TakeOnlyReferenceKernels()
    {
        var forbidden =
            from file in SourceFile.Below(["native/passes"], ".h", ".cpp")
            where file.Text.Contains("#include \"kernels/simd/")
            select file.Path;

        Assert.That(forbidden, Is.Empty);
    }

    [Test]
    public void Folders_OfNative_AreTheNamedRooms()
    {
        var folders = Directory.GetDirectories(RepositoryRoot.Combine("native")).Select(Path.GetFileName);

        Assert.That(folders, Is.SubsetOf(MayInclude.Keys));
    }

    [GeneratedRegex("#include \"([a-z]+)/[^\"]*\"")]
    private static partial Regex Include();
}
