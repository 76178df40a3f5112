using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Architecture.Tests;

/// <summary>Binary files are what their lists say.</summary>
public sealed partial class RecordedHashesTests
{
    [Test]
    public void Models_AreTheFilesOfSha256Sums()
    {
        var folder = RepositoryRoot.Combine("third_party", "models");
        var listed = File.ReadAllLines(Path.Combine(folder, "SHA256SUMS")).Select(line => line.Split("  ./")).ToList();

        var wrong = listed.Where(entry => Hash(Path.Combine(folder, entry[1])) != entry[0]).Select(entry => entry[1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed, Has.Count.EqualTo(7));
            Assert.That(wrong, Is.Empty);
        }
    }

    [Test]
    public void Pictures_AreTheFilesOfTheManifest_EachWithItsText()
    {
        var folder = RepositoryRoot.Combine("tests", "data", "pictures");
        var manifest = File.ReadAllText(RepositoryRoot.Combine("tests", "data", "MANIFEST.md"));
        var listed = ManifestRow()
            .Matches(manifest)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);
        var found = Directory.GetFiles(folder, "*.png").ToDictionary(file => Path.GetFileName(file), Hash);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EquivalentTo(listed));
            Assert.That(
                found.Keys.Select(name => Path.ChangeExtension(Path.Combine(folder, name), ".txt")),
                Is.All.Exist
            );
        }
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    [GeneratedRegex(@"^\| `([^`]+\.png)` \|.*\| `([0-9a-f]{64})` \|$", RegexOptions.Multiline)]
    private static partial Regex ManifestRow();
}
