using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Files;

/// <summary>What is read of a model before it is handed to a library that would end the process over a bad one.</summary>
public sealed class ProgramProperties
{
    private const int HeadBytes = 4000;

    private static readonly string Model = RepositoryRoot.Combine(
        "third_party",
        "models",
        "ch_ppocr_mobile_v2.0_cls_infer"
    );

    private static readonly byte[] Program = File.ReadAllBytes(Path.Combine(Model, "inference.pdmodel"));
    private static readonly byte[] Parameters = File.ReadAllBytes(Path.Combine(Model, "inference.pdiparams"));

    [Test]
    public void CheckThoroughly_MutatedProgram_PassesOrTypedFailure() =>
        Cases.ForAll(
            Bytes.Mutated(Program, HeadBytes),
            program =>
                Failures.Of<ModelFormatException>(() => ModelFiles.FromMemory(program, Parameters).CheckThoroughly())
        );

    [Test]
    public void CheckThoroughly_MutatedParameters_PassesOrTypedFailure() =>
        Cases.ForAll(
            Bytes.Mutated(Parameters, HeadBytes),
            parameters =>
                Failures.Of<ModelFormatException>(() => ModelFiles.FromMemory(Program, parameters).CheckThoroughly())
        );

    [Test]
    public void FromMemory_AnyBytes_AreAProgramOrTypedFailure() =>
        Cases.ForAll(
            Gen.OneOf(
                Bytes.UpTo(100),
                Bytes.UpTo(100).Select(bytes => (byte[])[0x0A, .. bytes]),
                Texts
                    .Of(Gen.Elements("{", "}", " ", "\n", "\"base_code\":", "\uFEFF", "[", "0"))
                    .Select(Encoding.UTF8.GetBytes)
            ),
            program =>
            {
                ModelFiles? files = null;
                Failures.Of<ModelFormatException>(() => files = ModelFiles.FromMemory(program, default));
                if (files is { IsJson: false })
                {
                    Failures.Of<ModelFormatException>(() => files.CheckThoroughly());
                }
            },
            3 * Cases.Usual
        );

    [Test]
    public void CheckThoroughly_WeightsThatDeclareMuch_TakeNoMemory() =>
        Cases.ForAll(
            Bytes.Mutated(Program, HeadBytes),
            program =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Failures.Of<ModelFormatException>(() => ModelFiles.FromMemory(program, Parameters).CheckThoroughly());
                Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8L * Program.Length));
            }
        );
}
