using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dialog.Api.Files;

/// <summary>Links by which a resident's own page shows the files of an answer: signed, for one file, for a day.</summary>
internal sealed class FileLinks(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("public-file").ToTimeLimitedDataProtector();

    public string Address(Guid file, bool thumbnail) => $"/f/{_protector.Protect($"{(thumbnail ? 't' : 'f')}{file:N}", Life)}";

    /// <summary>Null when the link was not made here or has run out.</summary>
    public (Guid File, bool Thumbnail)? Read(string token)
    {
        try
        {
            string text = _protector.Unprotect(token);
            return Guid.TryParseExact(text[1..], "N", out Guid file) ? (file, text[0] == 't') : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
