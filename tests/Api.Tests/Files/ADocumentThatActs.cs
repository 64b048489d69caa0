using System.Text;
using Dialog.Api.Files;

namespace Dialog.Api.Tests.Files;

/// <summary>A document of an office program that would run or load something when it is opened is not taken, whatever its parts are called.</summary>
public sealed class ADocumentThatActs
{
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    private static readonly string Compound = Encoding.Latin1.GetString([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);

    public static TheoryData<string, (string Name, string Content)[]> Refused => new()
    {
        { "macros under their usual name", Word(("word/vbaProject.bin", "")) },
        { "macros under another name, told by their type", Word(("[Content_Types].xml", Types("application/vnd.ms-office.vbaProject", "/word/settings2.xml"))) },
        { "a document of the type with macros", Word(("[Content_Types].xml", Types("application/vnd.ms-word.document.macroEnabled.main+xml", "/word/document.xml"))) },
        { "macros under another name, told by who refers to them", Word(("word/_rels/document.xml.rels", Relation(Vba, "picture.png"))) },
        { "macros under another name, told by their content", Word(("word/media/picture.png", Compound)) },
        { "a second list of types", Word(("[Content_Types].xml", Types("image/png", "/a.png")), ("[content_types].xml", Types("application/vnd.ms-office.vbaProject", "/a"))) },
        { "a template from a server", Word(("word/_rels/settings.xml.rels", Relation($"{Rel}/attachedTemplate", "https://evil.example/x.dotm", "External"))) },
        { "a template from a share", Word(("word/_rels/settings.xml.rels", Relation($"{Rel}/attachedTemplate", @"file:///\\evil.example\x.dotm", "External"))) },
        { "a picture from a server", Word(("word/_rels/document.xml.rels", Relation($"{Rel}/image", "https://evil.example/x.png", "External"))) },
        { "an embedded object", Word(("word/_rels/document.xml.rels", Relation($"{Rel}/oleObject", "embeddings/a.bin"))) },
        { "a control", Word(("word/_rels/document.xml.rels", Relation($"{Rel}/control", "activeX/activeX1.xml"))) },
        { "a table with links to other programs", [("xl/workbook.xml", ""), ("xl/externalLinks/externalLink1.xml", "<x:externalLink xmlns:x='a'><x:ddeLink ddeService='cmd'/></x:externalLink>")] },
        { "an embedded document with macros", Word(("word/embeddings/a.xlsx", Inner(("xl/workbook.xml", ""), ("xl/any.bin", Compound)))) },
        { "an embedded archive", Word(("word/embeddings/a.bin", Inner(("run.exe", "MZ")))) },
        { "a type list with an entity", Word(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Types>&b;</Types>")) },
        { "macros of an ODT", OpenText(("Basic/Standard/Module1.xml", "")) },
        { "scripts of an ODT", OpenText(("Scripts/python/run.py", "")) },
        { "an event of an ODT under another prefix", OpenText(("content.xml", "<a xmlns:z='z'><z:event-listener z:href='vnd.sun.star.script:x'/></a>")) },
        { "an applet of an ODT", OpenText(("content.xml", "<a xmlns:draw='d'><draw:applet/></a>")) },
        { "an embedded object of an ODT", OpenText(("Object 1", Compound)) },
        { "a template of an ODT", OpenText(("meta.xml", "<a xmlns:meta='m' xmlns:xlink='x'><meta:template xlink:href='https://evil.example/x.ott'/></a>")) },
    };

    public static TheoryData<string, (string Name, string Content)[], string> Taken => new()
    {
        { "a plain one", Word(("[Content_Types].xml", Types("image/png", "/word/media/a.png"))), "docx" },
        { "with a link to a page", Word(("word/_rels/document.xml.rels", Relation($"{Rel}/hyperlink", "https://example.org", "External"))), "docx" },
        { "with its own pictures", Word(("word/_rels/document.xml.rels", Relation($"{Rel}/image", "media/a.png"))), "docx" },
        { "made with a template of the author's disk", Word(("word/_rels/settings.xml.rels", Relation($"{Rel}/attachedTemplate", @"file:///C:\Users\anna\blank.dotx", "External"))), "docx" },
        { "with a chart's table", Word(("word/embeddings/a.xlsx", Inner(("xl/workbook.xml", "")))), "docx" },
        { "with a link to another table", [("xl/workbook.xml", ""), ("xl/externalLinks/_rels/externalLink1.xml.rels", Relation($"{Rel}/externalLinkPath", "file:///C:/a.xlsx", "External"))], "xlsx" },
        { "an ODT with a link to a page", OpenText(("content.xml", "<a xmlns:text='t' xmlns:xlink='x'><text:a xlink:href='https://example.org'/></a>")), "odt" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_not_taken(string what, (string Name, string Content)[] parts)
    {
        byte[] content = Samples.Zip(parts);
        Assert.Null(FileType.Of(content));
        Assert.True(FileType.ProblemOf(content) is { Length: > 0 }, what);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void Is_taken_when_it_does_not(string what, (string Name, string Content)[] parts, string extension) =>
        Assert.Equal((what, extension, null), (what, FileType.Of(Samples.Zip(parts))?.Extension, FileType.ProblemOf(Samples.Zip(parts))));

    private static (string, string)[] Word(params (string, string)[] more) => [("word/document.xml", ""), .. more];

    private static (string, string)[] OpenText(params (string, string)[] more) => [("mimetype", "application/vnd.oasis.opendocument.text"), .. more];

    private static string Inner(params (string, string)[] parts) => Encoding.Latin1.GetString(Samples.Zip(parts));

    private static string Types(string type, string part) =>
        $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"{part}\" ContentType=\"{type}\"/></Types>";

    private static string Relation(string type, string target, string mode = "Internal") =>
        $"<r:Relationships xmlns:r=\"http://schemas.openxmlformats.org/package/2006/relationships\"><r:Relationship Id=\"r1\" Type=\"{type}\" Target=\"{target}\" TargetMode=\"{mode}\"/></r:Relationships>";
}
