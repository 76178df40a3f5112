using System.Text;

namespace PaddleInferenceNet.TestKit.Tests;

public sealed class NumpyFileTests
{
    private string _path = "";

    [SetUp]
    public void MakeFile() => _path = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [TestCase(1)]
    [TestCase(2)]
    public void Read_Array_GivesItsValues(int version)
    {
        Write(version, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", [1.5f, -2f]);

        Assert.That(NumpyFile.Read(_path), Is.EqualTo([1.5f, -2f]));
    }

    [TestCase("{'descr': '<f8', 'shape': (2,)}")]
    [TestCase("{'descr': '<f4', 'shape': (3,)}")]
    [TestCase("{'descr': '<f4', 'shape': (1, 2)}")]
    public void Read_AnotherArray_Throws(string header)
    {
        Write(1, header, [1f, 2f]);

        Assert.Throws<InvalidDataException>(() => NumpyFile.Read(_path));
    }

    [Test]
    public void Read_AnotherFile_Throws()
    {
        File.WriteAllText(_path, "no array, but long enough");

        Assert.Throws<InvalidDataException>(() => NumpyFile.Read(_path));
    }

    private void Write(int version, string header, float[] values)
    {
        using BinaryWriter writer = new(File.Create(_path));
        writer.Write([0x93, .. "NUMPY"u8, (byte)version, 0]);
        if (version == 1)
        {
            writer.Write((ushort)header.Length);
        }
        else
        {
            writer.Write(header.Length);
        }

        writer.Write(Encoding.ASCII.GetBytes(header));
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }
}
