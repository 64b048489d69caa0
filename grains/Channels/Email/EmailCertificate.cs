using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dialog.Channels.Email;

/// <summary>Why a mail server's certificate is not accepted.</summary>
internal enum CertificateFault
{
    /// <summary>No authority that is believed has signed it.</summary>
    Untrusted,
    Expired,
    NotYetValid,

    /// <summary>It is made out for another host name.</summary>
    WrongHost,

    /// <summary>There is none, or it is not one for servers.</summary>
    Unfit,
}

/// <summary>The certificate was refused in the handshake: nothing was said to the server.</summary>
/// <param name="limit">when it expired or becomes valid</param>
internal sealed class CertificateFaultException(CertificateFault fault, DateTimeOffset? limit, Exception cause) : IOException(fault.ToString(), cause)
{
    public CertificateFault Fault { get; } = fault;

    public DateTimeOffset? Limit { get; } = limit;
}

/// <summary>Judges the certificate of one mail server: under the authority of its channel if it has one, otherwise under those this machine trusts.</summary>
internal sealed class EmailCertificate(string? authority, TimeProvider time)
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    // Revocation is not asked for: that it is unknown says nothing against a certificate.
    private const X509ChainStatusFlags Harmless = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private const X509ChainStatusFlags Unsigned = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid
        | X509ChainStatusFlags.ExplicitDistrust | X509ChainStatusFlags.Revoked;

    /// <summary>Of the last certificate that was not accepted.</summary>
    public CertificateFault? Fault { get; private set; }

    public DateTimeOffset? Limit { get; private set; }

    /// <summary>A <see cref="RemoteCertificateValidationCallback"/>: the host name was compared by who calls it.</summary>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            Fault = CertificateFault.Unfit;
            return false;
        }

        using X509Chain? own = authority is null ? null : Under(authority, shown, chain);
        bool chainIsGood = own is null && !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors);
        Fault = (chainIsGood ? null : OfChain(own ?? chain)) ?? (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateFault.WrongHost : null);
        return Fault is null;
    }

    // What nobody vouches for is said first: nothing else in such a certificate is known to be true.
    private CertificateFault? OfChain(X509Chain? chain)
    {
        if (chain is null)
        {
            return CertificateFault.Untrusted;
        }

        X509ChainStatusFlags status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status) & ~Harmless;
        return (status & Unsigned) != 0 ? CertificateFault.Untrusted
            : status.HasFlag(X509ChainStatusFlags.NotTimeValid) ? OfTime(chain)
            : status != X509ChainStatusFlags.NoError ? CertificateFault.Unfit
            : null;
    }

    private CertificateFault OfTime(X509Chain chain)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        X509Certificate2? late = chain.ChainElements.Select(e => e.Certificate).FirstOrDefault(c => c.NotAfter.ToUniversalTime() <= now);
        DateTime? limit = late?.NotAfter ?? chain.ChainElements.Select(e => e.Certificate).FirstOrDefault(c => c.NotBefore.ToUniversalTime() > now)?.NotBefore;
        Limit = limit is { } at ? new DateTimeOffset(at.ToUniversalTime()) : null;
        return late is null ? CertificateFault.NotYetValid : CertificateFault.Expired;
    }

    private X509Chain Under(string pem, X509Certificate2 shown, X509Chain? chain)
    {
        X509Chain own = new();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(MailAuthority.Read(pem) ?? []);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // A certificate names addresses of its own choice.
        own.ChainPolicy.DisableCertificateDownloads = true;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ForServers));
        own.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        if (chain is not null)
        {
            own.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        }

        own.Build(shown);
        return own;
    }
}
