using System.Text;
using System.Xml;
using System.Xml.Linq;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Tests.Read;

/// <summary>The exact form of the files that results are written to.</summary>
public sealed class OutputFormatTests
{
    private static readonly double[][] Box =
    [
        [10.4, 20.6],
        [110, 20],
        [110, 45.2],
        [10, 45],
    ];

    private static readonly PictureJson Page = new(
        "scans/a <1> & \"b\".png",
        [200, 100],
        [
            new LineJson(Box, "Menu \t天 \"x\" \\", 0.98765f, 0),
            new LineJson(
                [
                    [-5, 60],
                    [90, 60],
                    [90, 130],
                    [-5, 130],
                ],
                "no 7",
                0.5f,
                180,
                [
                    new WordJson(
                        [
                            [0, 60],
                            [30, 60],
                            [30, 90],
                            [0, 90],
                        ],
                        "no"
                    ),
                    new WordJson(
                        [
                            [40, 60],
                            [90, 60],
                            [90, 90],
                            [40, 90],
                        ],
                        "7"
                    ),
                ]
            ),
        ],
        new TimesJson(1, 2, 3, 6)
    );

    private static readonly PictureJson Empty = new("empty.png", [200, 100], [], new TimesJson(0, 0, 0, 0));

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Alto = "http://www.loc.gov/standards/alto/ns-v4#";

    [Test]
    public void All_Names_AreThoseOfTheCommandLine() =>
        Assert.That(OutputFormat.Names, Is.EqualTo("text, jsonl, tsv, hocr, alto, paddle, pdf"));

    [Test]
    public void Text_Page_IsALineEach() => Assert.That(Write("text"), Is.EqualTo("Menu  天 \"x\" \\\nno 7\n"));

    [Test]
    public void Tsv_Page_HasLinesAndWords() =>
        Assert.That(
            Write("tsv"),
            Is.EqualTo(
                "level\tline\tword\tleft\ttop\twidth\theight\tscore\tangle\ttext\n"
                    + "line\t1\t0\t10\t20\t100\t26\t0.9877\t0\tMenu  天 \"x\" \\\n"
                    + "line\t2\t0\t0\t60\t90\t40\t0.5\t180\tno 7\n"
                    + "word\t2\t1\t0\t60\t30\t30\t0.5\t180\tno\n"
                    + "word\t2\t2\t40\t60\t50\t30\t0.5\t180\t7\n"
            )
        );

    [Test]
    public void Paddle_Page_IsWhatPythonWrites() =>
        Assert.That(
            Write("paddle"),
            Is.EqualTo(
                "a <1> & \"b\".png\t[{\"transcription\": \"Menu \\t天 \\\"x\\\" \\\\\", \"points\": [[10, 20], [110, 20], [110, 45], [10, 45]]}, "
                    + "{\"transcription\": \"no 7\", \"points\": [[-5, 60], [90, 60], [90, 130], [-5, 130]]}]\n"
            )
        );

    [Test]
    public void Paddle_PictureWithoutText_HasAnEmptyList() =>
        Assert.That(Write("paddle", Empty), Is.EqualTo("empty.png\t[]\n"));

    [Test]
    public void Jsonl_Page_IsWhatJsonPrints() =>
        Assert.That(Write("jsonl"), Is.EqualTo(Encoding.UTF8.GetString(JsonLine.Of(Page, JsonLine.Types.PictureJson))));

    [Test]
    public void Hocr_Page_IsWellFormedWithExactBoxes()
    {
        var document = Parse(Write("hocr"));

        var page = Class(document, "ocr_page").Single();
        var lines = Class(document, "ocr_line").ToList();
        var words = Class(document, "ocrx_word").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.Root!.Name, Is.EqualTo(Html + "html"));
            Assert.That(
                (string?)page.Attribute("title"),
                Is.EqualTo("image \"scans/a <1> & 'b'.png\"; bbox 0 0 200 100; ppageno 0")
            );
            Assert.That(
                lines.Select(line => (string?)line.Attribute("title")),
                Is.EqualTo(
                    new[]
                    {
                        "bbox 10 20 110 46; poly 10 21 110 20 110 45 10 45",
                        "bbox 0 60 90 100; poly -5 60 90 60 90 130 -5 130",
                    }
                )
            );
            Assert.That(words.Select(word => word.Value), Is.EqualTo(new[] { "Menu \t天 \"x\" \\", "no", "7" }));
            Assert.That(
                words.Select(word => (string?)word.Attribute("title")),
                Is.EqualTo(
                    new[]
                    {
                        "bbox 10 20 110 46; x_wconf 99",
                        "bbox 0 60 30 90; x_wconf 50",
                        "bbox 40 60 90 90; x_wconf 50",
                    }
                )
            );
            Assert.That(document.Descendants().Attributes("id").Select(id => id.Value), Is.Unique);
        }
    }

    [Test]
    public void Alto_Page_IsWellFormedWithExactBoxes()
    {
        var document = Parse(Write("alto"));

        var strings = document.Descendants(Alto + "String").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.Root!.Name, Is.EqualTo(Alto + "alto"));
            Assert.That(document.Descendants(Alto + "MeasurementUnit").Single().Value, Is.EqualTo("pixel"));
            Assert.That(document.Descendants(Alto + "fileName").Single().Value, Is.EqualTo(Page.Image));
            Assert.That(Place(document.Descendants(Alto + "TextBlock").Single()), Is.EqualTo("0 20 110 80"));
            Assert.That(
                document.Descendants(Alto + "TextLine").Select(Place),
                Is.EqualTo(new[] { "10 20 100 26", "0 60 90 40" })
            );
            Assert.That(
                (string?)document.Descendants(Alto + "Polygon").First().Attribute("POINTS"),
                Is.EqualTo("10.4,20.6 110,20 110,45.2 10,45")
            );
            Assert.That(strings.Select(Place), Is.EqualTo(new[] { "10 20 100 26", "0 60 30 30", "40 60 50 30" }));
            Assert.That(
                strings.Select(item => (string?)item.Attribute("WC")),
                Is.EqualTo(new[] { "0.9877", "0.5", "0.5" })
            );
            Assert.That(
                strings.Select(item => (string?)item.Attribute("CONTENT")),
                Is.EqualTo(new[] { "Menu \t天 \"x\" \\", "no", "7" })
            );
            Assert.That(document.Descendants().Attributes("ID").Select(id => id.Value), Is.Unique);
        }
    }

    [TestCase("hocr")]
    [TestCase("alto")]
    public void Xml_PictureWithoutText_IsWellFormed(string format) =>
        Assert.That(
            Parse(Write(format, Empty)).Descendants().Select(element => element.Name.LocalName),
            Has.None.EqualTo("String")
        );

    [TestCase("hocr")]
    [TestCase("alto")]
    public void Xml_TextThatNoXmlMayHold_IsReplaced(string format)
    {
        var odd = Page with { Image = "a\u0001\ud800b𠮷.png", Lines = [new LineJson(Box, "x\u0000𠮷\udc00", 1, 0)] };

        var text = Write(format, odd);

        Assert.That(text, Does.Contain("a\ufffd\ufffdb𠮷.png").And.Contain("x\ufffd𠮷\ufffd"));
        Assert.That(() => Parse(text), Throws.Nothing);
    }

    private static string Write(string format, PictureJson? picture = null) =>
        Encoding.UTF8.GetString(OutputFormat.All.Single(item => item.Name == format).Write!(picture ?? Page));

    private static XDocument Parse(string text)
    {
        using var reader = XmlReader.Create(
            new StringReader(text),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null }
        );
        return XDocument.Load(reader);
    }

    private static IEnumerable<XElement> Class(XDocument document, string name) =>
        document.Descendants().Where(element => (string?)element.Attribute("class") == name);

    private static string Place(XElement element) =>
        string.Join(' ', new[] { "HPOS", "VPOS", "WIDTH", "HEIGHT" }.Select(name => (string?)element.Attribute(name)));
}
