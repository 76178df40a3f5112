namespace PaddleInferenceNet.TestKit.Tests;

public sealed class Float32FileTests
{
    [Test]
    public void Read_LittleEndianBytes_GivesValues()
    {
        var path = Write([0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC1]);

        Assert.That(Float32File.Read(path), Is.EqualTo(new[] { 1f, -10f }));
    }

    [Test]
    public void Read_LengthNoMultipleOfFour_ThrowsInvalidDataNamingFileAndLength()
    {
        var path = Write([1, 2, 3]);

        Assert.That(
            () => Float32File.Read(path),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(path).And.Message.Contains("3 bytes")
        );
    }

    private static string Write(byte[] bytes)
    {
        var path = Path.Combine(
            TestContext.CurrentContext.WorkDirectory,
            $"{TestContext.CurrentContext.Test.Name}.f32"
        );
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
