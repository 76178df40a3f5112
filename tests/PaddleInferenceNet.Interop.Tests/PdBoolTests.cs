using System.Runtime.CompilerServices;

namespace PaddleInferenceNet.Interop.Tests;

public sealed class PdBoolTests
{
    [Test]
    public void PdBool_InMemory_IsOneByte() => Assert.That(Unsafe.SizeOf<PdBool>(), Is.EqualTo(1));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(-1, true)]
    [TestCase(2, true)]
    public void IsTrue_AnyValueButZero_IsTrue(int value, bool expected) =>
        Assert.That(((PdBool)value).IsTrue(), Is.EqualTo(expected));
}
