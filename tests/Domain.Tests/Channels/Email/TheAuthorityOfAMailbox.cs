using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>What an administrator may give as the certificate authority of a mailbox's servers.</summary>
public sealed class TheAuthorityOfAMailbox
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public void Is_one_or_more_certificates_with_a_root_among_them()
    {
        using OwnAuthority own = OwnAuthority.Now();
        using OwnAuthority other = OwnAuthority.Now();

        Assert.Null(MailAuthority.Problem(own.Pem));
        Assert.Null(MailAuthority.Problem($"Наш центр сертификации\n{own.Pem}\n\n{other.Pem}"));
        Assert.Equal(2, MailAuthority.Read($"{own.Pem}\n{other.Pem}")!.Count);
        Assert.Null(MailAuthority.TimeProblem(own.Pem, Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MIIB")]
    [InlineData("-----BEGIN CERTIFICATE-----\nnot base64\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----")]
    public void Is_not_any_text(string text) => Assert.StartsWith("the certificate of the certificate authority as PEM text", MailAuthority.Problem(text), StringComparison.Ordinal);

    [Fact]
    public void Is_not_the_certificate_of_a_server()
    {
        using OwnAuthority own = OwnAuthority.Now();
        using System.Security.Cryptography.X509Certificates.X509Certificate2 server = own.Server("mail.example");

        Assert.StartsWith("the root certificate is missing", MailAuthority.Problem(server.ExportCertificatePem()), StringComparison.Ordinal);
        Assert.Null(MailAuthority.Problem($"{server.ExportCertificatePem()}\n{own.Pem}"));
    }

    [Fact]
    public void Does_not_come_with_a_key()
    {
        using OwnAuthority own = OwnAuthority.Now();

        Assert.StartsWith("a private key does not belong here", MailAuthority.Problem($"{own.Pem}\n{own.KeyPem}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_more_than_ten_certificates_nor_a_book()
    {
        using OwnAuthority own = OwnAuthority.Now();

        Assert.NotNull(MailAuthority.Problem(string.Concat(Enumerable.Repeat($"{own.Pem}\n", 11))));
        Assert.NotNull(MailAuthority.Problem(own.Pem + new string(' ', 70_000)));
    }

    [Theory]
    [InlineData(-30, -1)]
    [InlineData(1, 30)]
    public void Is_refused_outside_its_time_when_it_is_given(int from, int until)
    {
        using OwnAuthority own = new(Now.AddDays(from), Now.AddDays(until));

        Assert.StartsWith("the certificate has expired or is not valid yet", MailAuthority.TimeProblem(own.Pem, Now), StringComparison.Ordinal);
        Assert.Null(MailAuthority.Problem(own.Pem));
    }
}
