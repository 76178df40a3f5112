using System.Runtime.InteropServices;
using System.Text;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>Reading library files: real ones, and files made to mislead the reader.</summary>
public sealed class LibraryFileTests
{
    private const int Seed = 20261124;
    private const int Rounds = 300;
    private string _folder = "";

    private static string RuntimeFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("files-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Read_NativeLibraryOfTheRuntime_GivesWhatItNeeds()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("The runtime's libraries are ELF files on Linux only.");
        }

        var file = LibraryFile.Read(Path.Combine(RuntimeFolder, "libSystem.Native.so"));

        Assert.That(file.Machine, Is.EqualTo(RuntimeInformation.ProcessArchitecture));
        Assert.That(file.SharedName, Is.EqualTo("libSystem.Native.so"));
        Assert.That(file.Needed, Does.Contain("libc.so.6"));
        Assert.That(file.IsEmbedded, Is.False);
    }

    [Test]
    public void Read_ManagedAssembly_IsAPeFileOfAnotherKindOrWithoutNeeds()
    {
        // Images with code ahead of time are 64-bit PE files without imports; others are 32-bit.
        var path = Path.Combine(RuntimeFolder, "System.Private.CoreLib.dll");

        LibraryFile? file = null;
        try
        {
            file = LibraryFile.Read(path);
        }
        catch (BadImageFormatException exception)
        {
            Assert.That(exception.Message, Does.Contain("64-bit PE"));
        }

        Assert.That(file?.IsEmbedded, Is.Null.Or.False);
    }

    [Test]
    public void Read_PeFile_GivesImportsExportsAndMachine()
    {
        var file = LibraryFile.Read(Write(SmallPe.Build(["KERNEL32.dll", "mklml.dll"], "PDX_GetLastErrorCode")));

        Assert.That(file.Machine, Is.EqualTo(Architecture.X64));
        Assert.That(file.Needed, Is.EqualTo(new[] { "KERNEL32.dll", "mklml.dll" }));
        Assert.That(file.SharedName, Is.EqualTo("small.dll"));
        Assert.That(file.IsEmbedded);
    }

    [TestCase("")]
    [TestCase("MZ")]
    [TestCase("\u007fELF")]
    [TestCase("any text at all")]
    public void Read_TextOrStump_ThrowsBadImageFormat(string text) =>
        Assert.That(
            () => LibraryFile.Read(Write(Encoding.Latin1.GetBytes(text))),
            Throws.InstanceOf<BadImageFormatException>()
        );

    [Test]
    public void Read_RandomBytesBehindAMagic_FailsCleanly([Values("elf", "pe")] string kind)
    {
        Random random = new(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new byte[random.Next(4, 4096)];
            random.NextBytes(bytes);
            (kind == "elf" ? "\u007fELF"u8 : "MZ"u8).CopyTo(bytes);
            AssertFailsCleanly(bytes, $"seed {Seed}, round {round}");
        }
    }

    [Test]
    public void Read_RealFilesWithBytesChanged_FailsCleanly([Values("elf", "pe")] string kind)
    {
        if (kind == "elf" && !OperatingSystem.IsLinux())
        {
            Assert.Ignore("The runtime's libraries are ELF files on Linux only.");
        }

        var original =
            kind == "elf"
                ? File.ReadAllBytes(Path.Combine(RuntimeFolder, "libSystem.Native.so"))
                : SmallPe.Build(["a.dll", "b.dll"], "f");
        Random random = new(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = original[..random.Next(1, original.Length + 1)];
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                // Headers lie in front, so most changes fall there.
                var at = random.Next(2) == 0 ? random.Next(Math.Min(bytes.Length, 1024)) : random.Next(bytes.Length);
                bytes[at] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            AssertFailsCleanly(bytes, $"{kind}, seed {Seed}, round {round}");
        }
    }

    // A file may still be readable; what must not happen is another exception or a result without bounds.
    private void AssertFailsCleanly(byte[] bytes, string which)
    {
        var path = Write(bytes);
        try
        {
            Assert.That(LibraryFile.Read(path).Needed.Length, Is.LessThanOrEqualTo(LibraryFile.MaxNeeded), which);
        }
        catch (Exception exception) when (exception is BadImageFormatException or OverflowException)
        {
            Assert.That(exception.Message, Is.Not.Empty, which);
        }
    }

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder, "library");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
