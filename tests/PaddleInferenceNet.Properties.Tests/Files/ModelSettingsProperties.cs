using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Files;

public sealed class ModelSettingsProperties
{
    private const string Name = "m/inference.yml";

    // Far more than it takes, far less than what grows with the square of the length would.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string Valid = """
        Global:
          model_name: PP-OCRv5_mobile_rec
        PreProcess:
          transform_ops:
          - DecodeImage:
              channel_first: false
              img_mode: BGR
          - RecResizeImg:
              image_shape: [3, 48, 320]
        PostProcess:
          name: CTCLabelDecode
          character_dict:
          - '!'
          - "\u3000"
          - a
          - |
            b
        """;

    private static readonly string[] Pieces =
    [
        "a",
        "image_shape",
        "RecResizeImg",
        "PreProcess",
        "PostProcess",
        "character_dict",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "? ",
        "&a ",
        "*a",
        "<<: *a",
        "!!str ",
        "!<tag:x> ",
        "|\n",
        ">\n",
        "'",
        "\"",
        "#",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "%TAG ! x\n",
        "\\x",
        "\\U00110000",
        "\"\\u12\"",
        "3",
        "48",
        "-1",
        "99999999999",
        "1e9",
        "~",
        "\t",
        "\0",
        "\uFEFF",
    ];

    private static readonly Gen<byte[]> Files = Gen.OneOf(
        Texts.Of(Gen.Elements(Pieces), most: 40).Select(Encoding.UTF8.GetBytes),
        Bytes.Mutated(Encoding.UTF8.GetBytes(Valid)),
        Bytes.UpTo(200)
    );

    [Test]
    public void Read_AnyFile_GivesSettingsThatCanBeUsedOrTypedFailure() =>
        Cases.ForAll(
            Files,
            file =>
            {
                ModelSettings? settings = null;
                var failure = Failures.Of<ModelFormatException>(() =>
                    settings = ModelSettings.Read(new MemoryStream(file), Name)
                );

                Assert.That(failure?.Message, Is.Null.Or.Contains(Name));
                if (settings?.RecognitionHeight is { } height)
                {
                    (RecognitionOptions.Default with { Height = height }).Validate();
                }
            },
            3 * Cases.Usual
        );

    [TestCase("&a [x,x,x,x]\nb: [*a,*a,*a]\n", TestName = "Read_Alias_IsRefused")]
    [TestCase("a: 1\na: 2\n", TestName = "Read_KeyTwice_IsRefused")]
    [TestCase("? [a]\n: b\n", TestName = "Read_KeyThatIsAList_IsRefused")]
    [TestCase(
        "PreProcess: {transform_ops: [{RecResizeImg: {image_shape: [3, 4096, 320]}}]}",
        TestName = "Read_HugeHeight_IsRefused"
    )]
    [TestCase("a: [P\n- b", TestName = "Read_ParserInAStateOfItsOwn_IsRefused")]
    public void Read_Trick_IsRefused(string text) => AssertRefused(text);

    [TestCase("[", 200_000)]
    [TestCase("{", 200_000)]
    [TestCase("{a: ", 100_000)]
    [TestCase("- ", 200_000)]
    [TestCase("? ", 200_000)]
    [TestCase("!a ", 100_000)]
    [TestCase("&a ", 100_000)]
    [TestCase("*a\n", 100_000)]
    [TestCase("%A\n", 100_000)]
    [TestCase("---\n", 100_000)]
    [TestCase("- a\n", 600_000)]
    [TestCase("\"", 200_000)]
    [TestCase("a: |\n", 100_000)]
    public void Read_OnePieceManyTimes_EndsSoon(string piece, int count)
    {
        var file = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, count)));
        var start = Stopwatch.GetTimestamp();

        Failures.Of<ModelFormatException>(() => ModelSettings.Read(new MemoryStream(file), Name));

        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(Patience));
    }

    [Test]
    public void Read_ManyValues_IsRefused() => AssertRefused(string.Concat(Enumerable.Repeat("- a\n", 600_000)));

    [Test]
    public void Read_DeepNesting_IsRefused() => AssertRefused(new string('[', 5000));

    [Test]
    public void Read_FileBeyondTheBound_IsRefused() => AssertRefused(new string('#', (16 * 1024 * 1024) + 1));

    private static void AssertRefused(string text) =>
        Assert.That(
            () => ModelSettings.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Name),
            Throws.TypeOf<ModelFormatException>().With.Message.Contains(Name)
        );
}
