using System.Globalization;
using System.Xml;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>
/// ALTO 4: one page with one block of lines, in pixels; scores are 0 to 1. A line whose words were not asked for is one
/// string.
/// </summary>
internal static class AltoFile
{
    private const string Namespace = "http://www.loc.gov/standards/alto/ns-v4#";

    public static byte[] Of(PictureJson picture) => XmlFile.Of(writer => Write(writer, picture));

    private static void Write(XmlWriter writer, PictureJson picture)
    {
        writer.WriteStartElement("alto", Namespace);
        writer.WriteStartElement("Description");
        writer.WriteElementString("MeasurementUnit", "pixel");
        writer.WriteStartElement("sourceImageInformation");
        writer.WriteElementString("fileName", XmlFile.Clean(picture.Image));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteStartElement("Layout");
        writer.WriteStartElement("Page");
        writer.WriteAttributeString("ID", "page_1");
        writer.WriteAttributeString("PHYSICAL_IMG_NR", "1");
        Size(writer, picture.Size[0], picture.Size[1]);
        WritePage(writer, picture);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WritePage(XmlWriter writer, PictureJson picture)
    {
        Open(writer, "PrintSpace", null, new Bounds(0, 0, picture.Size[0], picture.Size[1]));
        Bounds[] lines = [.. picture.Lines.Select(line => Bounds.Of(line.Box, picture))];
        if (lines.Length > 0)
        {
            Open(writer, "TextBlock", "block_1", Bounds.Around(lines));
            for (var i = 0; i < lines.Length; i++)
            {
                WriteLine(
                    writer,
                    picture,
                    picture.Lines[i],
                    lines[i],
                    string.Create(CultureInfo.InvariantCulture, $"{i + 1}")
                );
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteLine(XmlWriter writer, PictureJson picture, LineJson line, Bounds bounds, string number)
    {
        Open(writer, "TextLine", $"line_{number}", bounds);
        writer.WriteStartElement("Shape");
        writer.WriteStartElement("Polygon");
        writer.WriteAttributeString(
            "POINTS",
            string.Join(
                ' ',
                line.Box.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner[0]},{corner[1]}"))
            )
        );
        writer.WriteEndElement();
        writer.WriteEndElement();
        var words = line.WordsOrSelf();
        for (var i = 0; i < words.Length; i++)
        {
            Open(
                writer,
                "String",
                string.Create(CultureInfo.InvariantCulture, $"string_{number}_{i + 1}"),
                Bounds.Of(words[i].Box, picture)
            );
            writer.WriteAttributeString("WC", line.Score.ToString("0.####", CultureInfo.InvariantCulture));
            writer.WriteAttributeString("CONTENT", XmlFile.Clean(words[i].Text));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Open(XmlWriter writer, string element, string? id, Bounds bounds)
    {
        writer.WriteStartElement(element);
        if (id is not null)
        {
            writer.WriteAttributeString("ID", id);
        }

        writer.WriteAttributeString("HPOS", bounds.Left.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("VPOS", bounds.Top.ToString(CultureInfo.InvariantCulture));
        Size(writer, bounds.Width, bounds.Height);
    }

    private static void Size(XmlWriter writer, int width, int height)
    {
        writer.WriteAttributeString("WIDTH", width.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("HEIGHT", height.ToString(CultureInfo.InvariantCulture));
    }
}
