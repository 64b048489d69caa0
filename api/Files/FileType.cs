using System.Text;

namespace Dialog.Api.Files;

/// <summary>The type of a file, determined by its content; names and headers from outside are not trusted. Pure.</summary>
/// <param name="MimeType">Of the file as it is kept when it is a document, as it came when it is an image.</param>
internal sealed record FileType(string MimeType, string Extension, bool IsImage)
{
    private static readonly FileType Jpeg = new("image/jpeg", "jpg", true);
    private static readonly FileType Png = new("image/png", "png", true);
    private static readonly FileType Gif = new("image/gif", "gif", true);
    private static readonly FileType WebP = new("image/webp", "webp", true);
    private static readonly FileType Heic = new("image/heic", "heic", true);
    private static readonly FileType Avif = new("image/avif", "avif", true);
    private static readonly FileType Tiff = new("image/tiff", "tif", true);
    private static readonly FileType Bmp = new("image/bmp", "bmp", true);
    private static readonly FileType Pdf = new("application/pdf", "pdf", false);
    private static readonly FileType Text = new("text/plain", "txt", false);

    /// <summary>What an official may hand in, for the message that refuses anything else.</summary>
    public const string Accepted = "JPEG, PNG, GIF, WebP, HEIC, AVIF, TIFF, BMP; PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP; plain text in UTF-8";

    /// <summary>Null: not one of the accepted.</summary>
    public static FileType? Of(ReadOnlyMemory<byte> content)
    {
        ReadOnlySpan<byte> b = content.Span;
        return b switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
            [(byte)'I', (byte)'I', 0x2A, 0x00, ..] or [(byte)'M', (byte)'M', 0x00, 0x2A, ..] => Tiff,
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => Bmp,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Brand(b),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
            [(byte)'P', (byte)'K', 3, 4, ..] => Office(content),
            _ => IsText(b) ? Text : null,
        };
    }

    private static FileType? Brand(ReadOnlySpan<byte> b)
    {
        if (b.Length < 12)
        {
            return null;
        }

        return Encoding.ASCII.GetString(b[8..12]) switch
        {
            "heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1" => Heic,
            "avif" or "avis" => Avif,
            _ => null,
        };
    }

    // One with macros is a program and not a document.
    private static FileType? Office(ReadOnlyMemory<byte> content) => OfficePackage.Read(content) is { Type: { } type, Problem: null } ? type : null;

    /// <summary>Why a document that would be one of the accepted is not taken, human-readable; null when that is not the reason.</summary>
    public static string? ProblemOf(ReadOnlyMemory<byte> content) =>
        content.Span is [(byte)'P', (byte)'K', 3, 4, ..] && OfficePackage.Read(content) is { Problem: { } problem } ? problem : null;

    private static bool IsText(ReadOnlySpan<byte> b)
    {
        if (b.IsEmpty || b.ContainsAnyInRange((byte)0, (byte)8))
        {
            return false;
        }

        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(b);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
