using System.Security.Cryptography;
using System.Text;
using Dialog.Cases;

namespace Dialog.Files;

/// <summary>How a file kept by this installation is named in an attachment, and how its id is made. Pure.</summary>
public static class OwnFiles
{
    private const string Address = "/api/v1/files/";

    public static Attachment Attachment(StoredFile file) =>
        new(file.Kind, file.Id.ToString(), Address + file.Id, file.Name, file.MimeType, file.Size);

    /// <summary>Null when the attachment is stored by a network and not by us.</summary>
    public static Guid? IdOf(Attachment attachment) =>
        attachment.Url is { } url && url.StartsWith(Address, StringComparison.Ordinal) && Guid.TryParseExact(url[Address.Length..], "D", out Guid id) ? id : null;

    /// <summary>Content-addressed within a case.</summary>
    public static Guid Id(Guid caseId, ReadOnlySpan<byte> content)
    {
        Span<byte> seed = stackalloc byte[16 + SHA256.HashSizeInBytes];
        caseId.TryWriteBytes(seed);
        SHA256.HashData(content, seed[16..]);
        return Derive(seed);
    }

    /// <summary>Of a file that a network keeps under an id of its own.</summary>
    public static Guid Id(Guid caseId, string channel, string networkId) => Derive(Encoding.UTF8.GetBytes($"{caseId:N}/{channel}/{networkId}"));

    /// <summary>Of a file that came with a message, before it is known which case of the thread takes it: the same for the same bytes.</summary>
    public static Guid Id(string thread, ReadOnlySpan<byte> content) => Derive(Encoding.UTF8.GetBytes($"{thread}/{Convert.ToHexStringLower(SHA256.HashData(content))}"));

    private static Guid Derive(ReadOnlySpan<byte> seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        // Version 8: made by a rule of our own.
        hash[7] = (byte)((hash[7] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16]);
    }
}
