namespace PaddleInferenceNet.Tests.Natives;

public sealed class ArchivePathTests
{
    [TestCase("a/b", "a/b")]
    [TestCase("./a//b/", "a/b")]
    [TestCase(@"a\b", "a/b")]
    [TestCase("./", "")]
    [TestCase("..", null)]
    [TestCase("a/../b", null)]
    [TestCase("/a", null)]
    [TestCase(@"\a", null)]
    [TestCase("C:a", null)]
    [TestCase("a\0b", null)]
    public void Normalize_Path_StaysInTheFolder(string path, string? expected) =>
        Assert.That(ArchivePath.Normalize(path), Is.EqualTo(expected));

    [TestCase("a/l", "b", "a/b")]
    [TestCase("a/l", "../b/c", "b/c")]
    [TestCase("l", "./b", "b")]
    [TestCase("a/l", "..", "")]
    [TestCase("a/l", "../..", null)]
    [TestCase("l", "../b", null)]
    [TestCase("a/b/l", "c/../../d", null)]
    [TestCase("a/l", "/etc/passwd", null)]
    public void Follow_Target_StaysInTheFolder(string link, string target, string? expected) =>
        Assert.That(ArchivePath.Follow(link, target), Is.EqualTo(expected));
}
