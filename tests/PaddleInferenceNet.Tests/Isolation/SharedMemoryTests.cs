namespace PaddleInferenceNet.Tests.Isolation;

public sealed unsafe class SharedMemoryTests
{
    private const int Length = 100_000;

    [Test]
    public void Open_MemoryOfAnother_SeesTheSameBytes()
    {
        using var memory = SharedMemory.Create(Length);
        using var other = SharedMemory.Open(memory.Address, Length);

        memory.Pointer[Length - 1] = 7;
        other.Pointer[0] = 9;

        Assert.That(other.Pointer[Length - 1], Is.EqualTo(7));
        Assert.That(memory.Pointer[0], Is.EqualTo(9));
    }

    [Test]
    public void Create_OnLinux_HasNoNameInAFolder()
    {
        RequireLinux();
        using var memory = SharedMemory.Create(Length);

        Assert.That(memory.Address, Does.Match("^/proc/[0-9]+/fd/[0-9]+$"));
        Assert.That(new FileInfo(memory.Address).LinkTarget, Does.Contain("(deleted)"));
        memory.Hide();
        Assert.That(memory.IsHidden, Is.False);
    }

    [Test]
    public void Create_OnLinux_CannotBeCutOff()
    {
        RequireLinux();
        using var memory = SharedMemory.Create(Length);
        using var handle = File.OpenHandle(memory.Address, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

        Assert.That(() => RandomAccess.SetLength(handle, 0), Throws.InstanceOf<Exception>());
        memory.Pointer[Length - 1] = 1;
    }

    [Test]
    public void CreateInFile_Hidden_IsStillSharedAndLeavesNothing()
    {
        using var memory = SharedMemory.CreateInFile(Length);
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Files in use have names there.");
            return;
        }

        Assert.That(File.GetUnixFileMode(memory.Address), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        using var other = SharedMemory.Open(memory.Address, Length);

        memory.Hide();

        Assert.That(File.Exists(memory.Address), Is.False);
        Assert.That(memory.IsHidden);
        memory.Pointer[5] = 3;
        Assert.That(other.Pointer[5], Is.EqualTo(3));
    }

    [Test]
    public void CreateInFile_Disposed_LeavesNothing()
    {
        string path;
        using (var memory = SharedMemory.CreateInFile(Length))
        {
            path = memory.Address;
            Assert.That(File.Exists(path));
        }

        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public void Open_ShorterThanExpected_Throws()
    {
        using var memory = SharedMemory.CreateInFile(Length);

        Assert.That(() => SharedMemory.Open(memory.Address, Length + 1), Throws.InstanceOf<IOException>());
    }

    private static void RequireLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Of Linux only.");
        }
    }
}
