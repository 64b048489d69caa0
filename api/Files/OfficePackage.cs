using System.IO.Compression;
using System.Xml;

namespace Dialog.Api.Files;

/// <summary>
/// A document of an office program: a zip of parts. Which program's it is, and whether something in it acts by itself when it is opened:
/// what a part is called says nothing, so its content, its declared type and how it is referred to are read. Pure.
/// </summary>
internal static class OfficePackage
{
    private const int MostParts = 10_000;
    private const int LargestEmbedded = 32 * 1024 * 1024;
    private const int Deepest = 2;
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    // How OLE files begin: macros, embedded objects and ActiveX controls are stored in them, under whatever name.
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <param name="Type">null: not a document of an office program</param>
    /// <param name="Problem">why it is not taken although it is one, human-readable</param>
    internal readonly record struct Reading(FileType? Type, string? Problem);

    public static Reading Read(ReadOnlyMemory<byte> content) => Read(content, 0);

    private static Reading Read(ReadOnlyMemory<byte> content, int depth)
    {
        try
        {
            using ZipArchive zip = new(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            return zip.Entries.Count > MostParts ? new(null, "it has too many parts")
                : TypeOf(zip) is not { } type ? default
                : new(type, Problem(zip, depth));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return new(null, "it cannot be read as a document");
        }
    }

    private static FileType? TypeOf(ZipArchive zip)
    {
        bool Has(string part) => zip.GetEntry(part) is not null;
        return (Has("word/document.xml"), Has("xl/workbook.xml"), Has("ppt/presentation.xml")) switch
        {
            (true, _, _) => new FileType(OpenXml + "wordprocessingml.document", "docx", false),
            (_, true, _) => new FileType(OpenXml + "spreadsheetml.sheet", "xlsx", false),
            (_, _, true) => new FileType(OpenXml + "presentationml.presentation", "pptx", false),
            _ => zip.GetEntry("mimetype") is { Length: < 200 } entry ? OpenDocument(entry) : null,
        };
    }

    private static FileType? OpenDocument(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open());
        string type = reader.ReadToEnd().Trim();
        return type switch
        {
            "application/vnd.oasis.opendocument.text" => new FileType(type, "odt", false),
            "application/vnd.oasis.opendocument.spreadsheet" => new FileType(type, "ods", false),
            "application/vnd.oasis.opendocument.presentation" => new FileType(type, "odp", false),
            _ => null,
        };
    }

    // Every part is looked at, not the first of its name: programs differ in which of two they open.
    private static string? Problem(ZipArchive zip, int depth)
    {
        foreach (ZipArchiveEntry part in zip.Entries)
        {
            if (OfPart(part, depth) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? OfPart(ZipArchiveEntry part, int depth)
    {
        string name = part.FullName.Replace('\\', '/').TrimStart('/');
        if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || IsUnder(name, "Basic") || IsUnder(name, "Scripts"))
        {
            return "it has macros";
        }

        using (Stream begin = part.Open())
        {
            byte[] first = new byte[Compound.Length];
            int read = begin.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            if (first.AsSpan(0, read).SequenceEqual(Compound))
            {
                return "it has macros or embedded objects";
            }

            if (read > 3 && first.AsSpan(0, 4).SequenceEqual("PK\u0003\u0004"u8) && Embedded(part, depth) is { } inner)
            {
                return inner;
            }
        }

        return name.EndsWith("[Content_Types].xml", StringComparison.OrdinalIgnoreCase) ? OfficeXml.OfTypes(part)
            : name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) ? OfficeXml.OfRelations(part)
            : name.Contains("externalLink", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? OfficeXml.OfExternalLink(part)
            : IsOpenDocumentXml(name) ? OfficeXml.OfOpenDocument(part)
            : null;
    }

    private static bool IsUnder(string name, string folder) => name.StartsWith($"{folder}/", StringComparison.OrdinalIgnoreCase);

    private static bool IsOpenDocumentXml(string name) =>
        Path.GetFileName(name).ToUpperInvariant() is "CONTENT.XML" or "STYLES.XML" or "SETTINGS.XML" or "META.XML" or "MANIFEST.XML";

    // A chart brings its table along as a whole document.
    private static string? Embedded(ZipArchiveEntry part, int depth)
    {
        if (depth >= Deepest)
        {
            return "it has documents within documents";
        }

        using Stream stream = part.Open();
        using MemoryStream bytes = new();
        byte[] buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (bytes.Length + read > LargestEmbedded)
            {
                return "an embedded document is too large";
            }

            bytes.Write(buffer, 0, read);
        }

        return Read(bytes.ToArray(), depth + 1) switch
        {
            { Problem: { } problem } => $"of an embedded document: {problem}",
            { Type: null } => "it has an embedded archive",
            _ => null,
        };
    }
}
