using System.Text;
using Dialog.Api.Files;

namespace Dialog.Api.Tests.Files;

/// <summary>The type is recognised by content; the name comes from a stranger.</summary>
public sealed class WhatAFileIs
{
    public static TheoryData<byte[], string?> Contents => new()
    {
        { Samples.Phone, "jpg" },
        { Samples.PhoneHeic, "heic" },
        { "%PDF-1.7 …"u8.ToArray(), "pdf" },
        { Samples.Zip(("[Content_Types].xml", ""), ("word/document.xml", "")), "docx" },
        { Samples.Zip(("xl/workbook.xml", "")), "xlsx" },
        { Samples.Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "odt" },
        { Samples.Zip(("word/document.xml", ""), ("word/vbaProject.bin", "")), null },
        { Samples.Zip(("a.exe", "")), null },
        { "PK\u0003\u0004 not a zip"u8.ToArray(), null },
        { Encoding.UTF8.GetBytes("Акт выполненных работ"), "txt" },
        { [0x4D, 0x5A, 0x90, 0x00], null },
        { [0xCF, 0xF0, 0xE8], null },
        { "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "txt" },
        { [], null },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Is_told_by_its_content(byte[] content, string? extension) => Assert.Equal(extension, FileType.Of(content)?.Extension);

    [Theory]
    [InlineData(@"C:\Users\anna\дом.JPG", "дом.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("a\r\nSet-Cookie: x\".png", "aSet-Cookie x.jpg")]
    [InlineData("", "file.jpg")]
    [InlineData(null, "file.jpg")]
    [InlineData("...", "file.jpg")]
    [InlineData("\u202Egpj.exe", "gpj.jpg")]
    [InlineData("акт\u202Efdp\u2066\u200F\u200B.\u2028doc", "актfdp.jpg")]
    [InlineData("a\u0000\u007F\u009Fb\uFEFF.png", "ab.jpg")]
    public void Gets_a_name_that_nothing_minds(string? given, string clean) => Assert.Equal(clean, FileNames.Clean(given, "jpg"));
}
