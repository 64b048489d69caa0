using System.IO.Compression;
using System.Xml;

namespace Dialog.Api.Files;

/// <summary>What the parts of an office document that are XML say of things that act by themselves: a reason to refuse it, or null. Pure.</summary>
internal static class OfficeXml
{
    private const int LargestXml = 64 * 1024 * 1024;

    private static readonly string[] ActiveTypes =
        ["macroEnabled", "vbaProject", "vbaData", "activeX", "oleObject", "macrosheet", "attachedToolbars", "dlgsheet", "dialogsheet"];

    private static readonly string[] ActiveRelations =
        ["/vbaProject", "/wordVbaData", "/oleObject", "/control", "/activeXControlBinary", "/xlMacrosheet", "/xlIntlMacrosheet", "/attachedToolbars", "/subDocument", "/frame", "/aFChunk", "/dialogsheet"];

    // What may lead out of a document: somebody has to click on the one, and asks before it loads the other.
    private static readonly string[] HarmlessOutside = ["/hyperlink", "/externalLinkPath", "/xlPathMissing", "/xlExternalLinkPath/xlPathMissing"];

    // In OpenDocument: elements that load or run something.
    private static readonly HashSet<string> ActiveElements =
        ["applet", "plugin", "floating-frame", "object-ole", "script", "event-listener", "dde-source", "dde-connection", "dde-connection-decl"];

    public static string? OfTypes(ZipArchiveEntry part) => Elements(part, (element, attribute) =>
        ActiveTypes.Any(t => attribute("ContentType").Contains(t, StringComparison.OrdinalIgnoreCase)) ? "it has macros or embedded objects" : null);

    public static string? OfRelations(ZipArchiveEntry part) => Elements(part, (element, attribute) =>
    {
        string type = attribute("Type");
        bool isOutside = attribute("TargetMode").Equals("External", StringComparison.OrdinalIgnoreCase);
        return ActiveRelations.Any(r => type.EndsWith(r, StringComparison.OrdinalIgnoreCase)) ? "it has macros or embedded objects"
            : isOutside && type.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase) ? (IsLocal(attribute("Target")) ? null : "it loads a template from elsewhere")
            : isOutside && !HarmlessOutside.Any(r => type.EndsWith(r, StringComparison.OrdinalIgnoreCase)) ? "it loads something from elsewhere"
            : null;
    });

    public static string? OfExternalLink(ZipArchiveEntry part) =>
        Elements(part, (element, _) => element is "ddeLink" or "oleLink" ? "it has links to other programs" : null);

    public static string? OfOpenDocument(ZipArchiveEntry part) => Elements(part, (element, attribute) =>
    {
        string link = attribute("href");
        return ActiveElements.Contains(element) || link.StartsWith("vnd.sun.star.script:", StringComparison.OrdinalIgnoreCase) || link.StartsWith("macro:", StringComparison.OrdinalIgnoreCase)
            ? "it has macros or embedded objects"
            : element == "template" && IsElsewhere(link) ? "it loads a template from elsewhere"
            : element is "section-source" or "object" or "image" or "table-source" or "cell-range-source" && IsElsewhere(link) ? "it loads something from elsewhere"
            : null;
    });

    private static bool IsElsewhere(string link) => !IsLocal(link)
        && (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("//", StringComparison.Ordinal) || link.StartsWith("\\\\", StringComparison.Ordinal)
            || link.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    // On a disk of whoever opens it: a drive, or a file address without a server.
    private static bool IsLocal(string link)
    {
        bool isFile = link.StartsWith("file:///", StringComparison.OrdinalIgnoreCase);
        string path = isFile ? link["file:///".Length..] : link;
        return path is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ':', '/' or '\\', ..] || (isFile && path is [not ('/' or '\\'), ..]);
    }

    // Prefixes of names are the author's choice: only what stands behind them counts.
    private static string? Elements(ZipArchiveEntry part, Func<string, Func<string, string>, string?> judge)
    {
        // An empty part says nothing.
        using (Stream begin = part.Open())
        {
            if (begin.ReadByte() < 0)
            {
                return null;
            }
        }

        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestXml, IgnoreComments = true, IgnoreWhitespace = true };
        using Stream stream = part.Open();
        using XmlReader xml = XmlReader.Create(stream, settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            string element = xml.LocalName;
            Dictionary<string, string> attributes = [];
            for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            {
                attributes[xml.LocalName] = xml.Value;
            }

            if (judge(element, name => attributes.GetValueOrDefault(name, "")) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
