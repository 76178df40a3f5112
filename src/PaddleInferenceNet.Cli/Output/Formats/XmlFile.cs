using System.Text;
using System.Xml;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>Writes XML files in UTF-8.</summary>
internal static class XmlFile
{
    private const char Replacement = '\uFFFD';

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        // A reader would take a line end of a text for another one.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static byte[] Of(Action<XmlWriter> write)
    {
        using MemoryStream file = new();
        using (var writer = XmlWriter.Create(file, Settings))
        {
            write(writer);
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    /// <summary>Text without what no XML file may hold, such as control characters in the name of a file.</summary>
    public static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text, i++, 2);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : Replacement);
            }
        }

        return clean.ToString();
    }
}
