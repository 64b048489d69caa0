using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Dialog.Open311;

/// <summary>Answers of GeoReport v2 as XML or JSON, in UTF-8. Pure.</summary>
public static class Open311Writer
{
    // The output is never embedded in HTML, and a zone's plus sign stays unescaped.
    private static readonly JsonWriterOptions JsonStyle = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly XmlWriterSettings XmlStyle = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CloseOutput = false };

    /// <param name="root">the name of the first element</param>
    public static byte[] Xml(string root, Open311Node node)
    {
        using MemoryStream bytes = new();
        using (XmlWriter xml = XmlWriter.Create(bytes, XmlStyle))
        {
            xml.WriteStartDocument();
            Write(xml, root, node);
            xml.WriteEndDocument();
        }
        return bytes.ToArray();
    }

    public static byte[] Json(Open311Node node)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, JsonStyle))
        {
            Write(json, node);
        }

        return bytes.ToArray();
    }

    /// <summary>ISO 8601 with its zone, to the second.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Write(XmlWriter xml, string name, Open311Node node)
    {
        xml.WriteStartElement(name);
        switch (node)
        {
            case Open311Node.Leaf leaf:
                xml.WriteString(Storable(Text(leaf.Value)));
                break;
            case Open311Node.Group group:
                foreach ((string field, Open311Node value) in group.Fields)
                {
                    Write(xml, field, value);
                }

                break;
            case Open311Node.Several several:
                foreach (Open311Node item in several.Items)
                {
                    Write(xml, several.ItemName, item);
                }

                break;
        }
        xml.WriteEndElement();
    }

    private static void Write(Utf8JsonWriter json, Open311Node node)
    {
        switch (node)
        {
            case Open311Node.Leaf leaf:
                Write(json, leaf.Value);
                break;
            case Open311Node.Group group:
                json.WriteStartObject();
                foreach ((string field, Open311Node value) in group.Fields)
                {
                    json.WritePropertyName(field);
                    Write(json, value);
                }
                json.WriteEndObject();
                break;
            case Open311Node.Several several:
                json.WriteStartArray();
                foreach (Open311Node item in several.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool b:
                json.WriteBooleanValue(b);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double d:
                json.WriteNumberValue(d);
                break;
            default:
                json.WriteStringValue(Storable(Text(value)));
                break;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool b => b ? "true" : "false",
        DateTimeOffset at => Time(at),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // XML has no place for control characters nor for half a surrogate pair.
    private static string Storable(string text)
    {
        bool clean = true;
        for (int i = 0; i < text.Length && clean; i++)
        {
            clean = XmlConvert.IsXmlChar(text[i]);
        }

        if (clean)
        {
            return text;
        }

        StringBuilder kept = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }
        return kept.ToString();
    }
}
