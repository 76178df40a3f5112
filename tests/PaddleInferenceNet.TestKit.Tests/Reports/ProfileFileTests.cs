using PaddleInferenceNet.Benchmarks.Profiles;

namespace PaddleInferenceNet.TestKit.Tests.Reports;

/// <summary>The file of a profile, where there is no room for it.</summary>
public sealed class ProfileFileTests
{
    [Test]
    public void Profile_FullDisk_KeepsTheOldFile()
    {
        using var disk = SmallDisk.Require(64);
        var path = disk.Combine("profile.md");
        File.WriteAllText(path, "old");
        var filler = disk.Fill();

        Assert.That(() => ProfileCommand.WriteFile("new", disk.Path), Throws.TypeOf<IOException>());
        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler", "profile.md" }));

        File.Delete(filler);
        ProfileCommand.WriteFile("new", disk.Path);
        Assert.That(File.ReadAllText(path), Is.EqualTo("new"));
    }
}
