using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Dialog.Channels.Email;
using Dialog.Support.StandIns;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>Whose certificate is believed, and what is said of one that is not.</summary>
public sealed class ACertificateOfAMailServer : IDisposable
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly OwnAuthority _own = OwnAuthority.Now();
    private readonly OwnAuthority _other = OwnAuthority.Now();

    public void Dispose()
    {
        _own.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Under_the_channels_own_authority_is_believed()
    {
        using X509Certificate2 shown = _own.Server("mail.example");

        Assert.Null(Judged(shown, _own.Pem, SslPolicyErrors.RemoteCertificateChainErrors).Fault);
        Assert.Null(Judged(shown, $"{_other.Pem}\n{_own.Pem}", SslPolicyErrors.RemoteCertificateChainErrors).Fault);
    }

    [Fact]
    public void Of_another_host_is_not_believed_under_whatever_authority()
    {
        using X509Certificate2 shown = _own.Server("mail.example");

        Assert.Equal(CertificateFault.WrongHost, Judged(shown, _own.Pem, SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch).Fault);
        Assert.Equal(CertificateFault.WrongHost, Judged(shown, null, SslPolicyErrors.RemoteCertificateNameMismatch).Fault);
    }

    [Fact]
    public void That_expired_is_told_with_its_last_day()
    {
        using X509Certificate2 shown = _own.Server("mail.example", Now.AddDays(-40), Now.AddDays(-10));
        EmailCertificate judged = Judged(shown, _own.Pem, SslPolicyErrors.RemoteCertificateChainErrors);

        Assert.Equal((CertificateFault.Expired, Now.AddDays(-10).UtcDateTime.Date), (judged.Fault, judged.Limit?.UtcDateTime.Date));
        Assert.Equal(
            $"certificate-expired: mail.example shows a certificate that expired on {Now.AddDays(-10).UtcDateTime:yyyy-MM-dd}",
            EmailErrors.Trouble(new CertificateFaultException(judged.Fault!.Value, judged.Limit, new IOException()), "mail.example"));
    }

    [Fact]
    public void That_is_not_valid_yet_is_told_with_its_first_day()
    {
        using X509Certificate2 shown = _own.Server("mail.example", Now.AddDays(10), Now.AddDays(40));
        EmailCertificate judged = Judged(shown, _own.Pem, SslPolicyErrors.RemoteCertificateChainErrors);

        Assert.Equal((CertificateFault.NotYetValid, Now.AddDays(10).UtcDateTime.Date), (judged.Fault, judged.Limit?.UtcDateTime.Date));
    }

    [Fact]
    public void Under_the_channels_own_authority_goes_by_the_clock_of_the_silo()
    {
        using X509Certificate2 shown = _own.Server("mail.example");
        EmailCertificate later = new(_own.Pem, new FakeTimeProvider(Now.AddMonths(2)));

        Assert.False(later.Accepts(this, shown, null, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.Equal(CertificateFault.Expired, later.Fault);
    }

    [Fact]
    public void Of_an_authority_nobody_knows_is_not_believed()
    {
        using X509Certificate2 shown = _own.Server("mail.example", Now.AddDays(-40), Now.AddDays(-10));
        using X509Chain chain = Machines(shown);

        // What nobody vouches for is said first.
        Assert.Equal(CertificateFault.Untrusted, Judged(shown, null, SslPolicyErrors.RemoteCertificateChainErrors, chain).Fault);
        Assert.Equal(CertificateFault.Untrusted, Judged(shown, _other.Pem, SslPolicyErrors.RemoteCertificateChainErrors, chain).Fault);
    }

    [Fact]
    public void That_this_machine_trusts_is_not_believed_where_the_channel_has_an_authority_of_its_own()
    {
        using X509Certificate2 shown = _own.Server("mail.example");

        Assert.Equal(CertificateFault.Untrusted, Judged(shown, _other.Pem, SslPolicyErrors.None).Fault);
        Assert.Null(Judged(shown, null, SslPolicyErrors.None).Fault);
    }

    [Fact]
    public void Whose_revocation_is_unknown_is_believed()
    {
        using X509Certificate2 shown = _own.Server("mail.example");
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_own.Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        Assert.False(chain.Build(shown));
        Assert.Contains(chain.ChainStatus, s => s.Status == X509ChainStatusFlags.RevocationStatusUnknown);

        Assert.Null(Judged(shown, null, SslPolicyErrors.RemoteCertificateChainErrors, chain).Fault);
    }

    [Fact]
    public void That_is_not_one_of_a_server_is_not_believed()
    {
        using X509Certificate2 shown = _own.Server("mail.example", purpose: ForClients);

        Assert.Equal(CertificateFault.Unfit, Judged(shown, _own.Pem, SslPolicyErrors.None).Fault);
        Assert.Equal(CertificateFault.Unfit, Judged(null, _own.Pem, SslPolicyErrors.RemoteCertificateNotAvailable).Fault);
    }

    [Fact]
    public void That_is_signed_by_itself_is_believed_where_it_was_given_as_the_authority() =>
        Assert.Null(Judged(_own.Root, _own.Pem, SslPolicyErrors.RemoteCertificateChainErrors).Fault);

    private static EmailCertificate Judged(X509Certificate2? shown, string? authority, SslPolicyErrors errors, X509Chain? chain = null)
    {
        EmailCertificate judge = new(authority, new FakeTimeProvider(Now));
        Assert.Equal(judge.Accepts(new object(), shown, chain, errors), judge.Fault is null);
        return judge;
    }

    private static X509Chain Machines(X509Certificate2 shown)
    {
        X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.Build(shown);
        return chain;
    }
}
