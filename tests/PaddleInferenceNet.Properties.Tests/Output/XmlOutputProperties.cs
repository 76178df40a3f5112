using System.Xml;
using System.Xml.Linq;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Output;

/// <summary>Forms in XML are well-formed and hold the texts, whatever those are.</summary>
public sealed class XmlOutputProperties
{
    private static readonly XmlReaderSettings Settings = new()
    {
        // The document type of hOCR names a file that is not fetched.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
    };

    [Test]
    public void Hocr_AnyPicture_IsWellFormedAndHasItsTexts() =>
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                var page = Read(HocrFile.Of(picture));

                Assert.That(
                    page.Descendants()
                        .Where(element => (string?)element.Attribute("class") == "ocrx_word")
                        .Select(word => word.Value),
                    Is.EqualTo(Words(picture))
                );
                Assert.That(
                    page.Descendants().Count(element => (string?)element.Attribute("class") == "ocr_line"),
                    Is.EqualTo(picture.Lines.Length)
                );
                Assert.That(
                    page.Descendants().First(element => element.Name.LocalName == "title").Value,
                    Is.EqualTo(Kept(picture.Image))
                );
            }
        );

    [Test]
    public void Alto_AnyPicture_IsWellFormedAndHasItsTexts() =>
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                var page = Read(AltoFile.Of(picture));
                var strings = page.Descendants().Where(element => element.Name.LocalName == "String").ToArray();

                Assert.That(strings.Select(element => element.Attribute("CONTENT")!.Value), Is.EqualTo(Words(picture)));
                Assert.That(
                    page.Descendants()
                        .SelectMany(element => element.Attributes("WIDTH").Concat(element.Attributes("HEIGHT"))),
                    Is.All.Matches<XAttribute>(attribute => (int)attribute! >= 0)
                );
            }
        );

    [Test]
    public void Clean_AnyText_IsAllowedInXml() =>
        Cases.ForAll(
            Texts.Hostile,
            text => Assert.That(XmlConvert.VerifyXmlChars(XmlFile.Clean(text)), Has.Length.EqualTo(text.Length))
        );

    private static IEnumerable<string> Words(PictureJson picture) =>
        picture.Lines.SelectMany(line => line.WordsOrSelf()).Select(word => Kept(word.Text));

    private static string Kept(string text) => XmlFile.Clean(text);

    private static XDocument Read(byte[] file)
    {
        using var reader = XmlReader.Create(new MemoryStream(file), Settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
