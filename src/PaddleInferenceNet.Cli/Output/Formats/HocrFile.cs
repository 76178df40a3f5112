using System.Globalization;
using System.Xml;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>
/// hOCR 1.2: a page of XHTML in which classes name pages, lines and words, and titles hold boxes and scores in percent. A
/// line whose words were not asked for is one word.
/// </summary>
internal static class HocrFile
{
    private const string Namespace = "http://www.w3.org/1999/xhtml";

    public static byte[] Of(PictureJson picture) => XmlFile.Of(writer => Write(writer, picture));

    private static void Write(XmlWriter writer, PictureJson picture)
    {
        var name = XmlFile.Clean(picture.Image);
        writer.WriteDocType(
            "html",
            "-//W3C//DTD XHTML 1.0 Strict//EN",
            "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd",
            null
        );
        writer.WriteStartElement("html", Namespace);
        writer.WriteStartElement("head");
        writer.WriteElementString("title", name);
        Meta(writer, "ocr-system", "paddle-ocr");
        Meta(writer, "ocr-capabilities", "ocr_page ocr_line ocrx_word");
        writer.WriteEndElement();
        writer.WriteStartElement("body");
        Open(
            writer,
            "div",
            "ocr_page",
            "page_1",
            $"image \"{name.Replace('"', '\'')}\"; bbox 0 0 {Number(picture.Size[0])} {Number(picture.Size[1])}; ppageno 0"
        );
        for (var i = 0; i < picture.Lines.Length; i++)
        {
            WriteLine(writer, picture, picture.Lines[i], i + 1);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteLine(XmlWriter writer, PictureJson picture, LineJson line, int number)
    {
        Open(writer, "span", "ocr_line", $"line_1_{Number(number)}", $"{Box(line.Box, picture)}; {Polygon(line.Box)}");
        var words = line.WordsOrSelf();
        for (var i = 0; i < words.Length; i++)
        {
            var title = $"{Box(words[i].Box, picture)}; x_wconf {Number((int)Math.Round(100 * line.Score))}";
            Open(writer, "span", "ocrx_word", $"word_1_{Number(number)}_{Number(i + 1)}", title);
            writer.WriteString(XmlFile.Clean(words[i].Text));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Open(XmlWriter writer, string element, string type, string id, string title)
    {
        writer.WriteStartElement(element);
        writer.WriteAttributeString("class", type);
        writer.WriteAttributeString("id", id);
        writer.WriteAttributeString("title", title);
    }

    private static void Meta(XmlWriter writer, string name, string content)
    {
        writer.WriteStartElement("meta");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("content", content);
        writer.WriteEndElement();
    }

    private static string Box(double[][] corners, PictureJson picture)
    {
        var box = Bounds.Of(corners, picture);
        return string.Create(CultureInfo.InvariantCulture, $"bbox {box.Left} {box.Top} {box.Right} {box.Bottom}");
    }

    private static string Polygon(double[][] corners) =>
        "poly "
        + string.Join(' ', corners.SelectMany(corner => corner).Select(value => Number((int)Math.Round(value))));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
