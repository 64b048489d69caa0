using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dialog.Channels;

/// <summary>The certificate authority of a mailbox's servers, as an administrator gives it: one or more certificates as PEM text. Pure.</summary>
public static class MailAuthority
{
    private const int MaxLength = 64 * 1024;
    private const int MaxCertificates = 10;
    private const string NotPem = "the certificate of the certificate authority as PEM text: from BEGIN CERTIFICATE to END CERTIFICATE";
    private const string HoldsKey = "a private key does not belong here: only the certificate";
    private const string NoRoot = "the root certificate is missing, the one that is signed by itself: add it";
    private const string OutOfDate = "the certificate has expired or is not valid yet: a certificate that is valid now is needed";

    /// <summary>What is wrong with the text, whatever the day; null when nothing is.</summary>
    public static string? Problem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        // The text is shown to administrators: a key in it would be shown, too.
        if (pem.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase))
        {
            return HoldsKey;
        }

        return Read(pem) is not { } found ? NotPem : found.Any(IsRoot) ? null : NoRoot;
    }

    /// <summary>What is wrong with the time of its certificates; asked when they are given, not each time settings are read.</summary>
    public static string? TimeProblem(string pem, DateTimeOffset now) =>
        Read(pem) is { } found && found.Any(c => c.NotAfter.ToUniversalTime() <= now.UtcDateTime || c.NotBefore.ToUniversalTime() > now.UtcDateTime) ? OutOfDate : null;

    /// <summary>Null: not what <see cref="Problem"/> accepts.</summary>
    public static X509Certificate2Collection? Read(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (pem.Length > MaxLength)
        {
            return null;
        }

        X509Certificate2Collection found = [];
        try
        {
            found.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return found.Count is > 0 and <= MaxCertificates ? found : null;
    }

    private static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
