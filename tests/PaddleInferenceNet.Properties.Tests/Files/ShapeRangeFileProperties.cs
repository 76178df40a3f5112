using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Files;

public sealed class ShapeRangeFileProperties
{
    private static readonly byte[] Valid =
        "shape_range_info {\n  name: \"x\"\n  min_shape: 1\n  max_shape: 8\n  opt_shape: 4\n}\n"u8.ToArray();

    private static readonly Gen<byte[]> Files = Gen.OneOf(
        Bytes.Mutated(Valid),
        Texts
            .Of(
                Gen.Elements(
                    "shape_range_info {\n",
                    "  name: \"x\"\n",
                    "  min_shape: 1\n",
                    "  max_shape: 2\n",
                    "  opt_shape: 1\n",
                    "  min_value: -5\n",
                    "  max_value: 99999999999\n",
                    "}\n",
                    "name: \"\n",
                    "min_shape: \n",
                    " ",
                    "\0",
                    "\n"
                )
            )
            .Select(Encoding.UTF8.GetBytes)
    );

    [Test]
    public void Read_AnyFile_IsWrittenAsItWasReadOrTypedFailure()
    {
        using TemporaryFolder folder = new();
        Cases.ForAll(
            Files,
            bytes =>
            {
                var path = folder.Write("shapes.pbtxt", bytes);
                ShapeRangeFile? file = null;
                var failure = Failures.Of<InvalidDataException>(() => file = ShapeRangeFile.Read(path));

                Assert.That(failure?.Message, Is.Null.Or.Contains(path));
                if (file is not null)
                {
                    var copy = folder.Combine("copy.pbtxt");
                    file.Write(copy);
                    var again = ShapeRangeFile.Read(copy);
                    Assert.That(again.Names, Is.EqualTo(file.Names));
                    Assert.That(
                        again.Names.Select(name => again[name].ToString()),
                        Is.EqualTo(file.Names.Select(name => file[name].ToString()))
                    );
                }
            }
        );
    }
}
