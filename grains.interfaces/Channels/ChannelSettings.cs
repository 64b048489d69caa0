using System.Security.Cryptography;
using System.Text;
using Dialog.Secrets;

namespace Dialog.Channels;

/// <summary>How messages come in from a network.</summary>
[GenerateSerializer, Alias("dialog.ReceiveMode")]
public enum ReceiveMode
{
    Webhook,
    Polling,

    /// <summary>Called and polling too: what comes twice is recognised by its id.</summary>
    Both,
}

/// <summary>One connection to a network: a bot, a mailbox, a form, a feed. Secrets never leave the silo: see <see cref="ChannelView"/>.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ChannelSettings")]
public sealed record ChannelSettings
{
    [Id(0)] public required string Region { get; init; }

    /// <summary>One of <see cref="ChannelKinds"/>.</summary>
    [Id(1)] public required string Kind { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public ReceiveMode Mode { get; init; } = ReceiveMode.Polling;

    /// <summary>What we show the network: a bot's or a community's token, a mailbox's password or the secret of its OAuth client, an API key.</summary>
    [Id(4), Secret] public string? Token { get; init; }

    /// <summary>What the network must show us with each webhook call, or a vendor with each push.</summary>
    [Id(5), Secret] public string? Secret { get; init; }

    /// <summary>Base address of the network's API; null for the public one.</summary>
    [Id(6)] public string? BaseAddress { get; init; }

    /// <summary>Public address of our api that the network calls, for webhooks.</summary>
    [Id(7)] public string? WebhookAddress { get; init; }
    [Id(8)] public bool Enabled { get; init; } = true;

    /// <summary>Keeps what webhooks receive and does nothing else: neither polls nor opens cases nor sends. Deadlines run on.</summary>
    [Id(9)] public bool Paused { get; init; }

    /// <summary>Our account at the network: a community's or group's id, a mailbox's address, a jurisdiction.</summary>
    [Id(10)] public string? Account { get; init; }

    /// <summary>A second token, where the first may not read what residents wrote (VK: a user's or service token); a mailbox's refresh token.</summary>
    [Id(11), Secret] public string? ReadToken { get; init; }

    /// <summary>What the network wants to be answered when it asks whether the address is ours (VK).</summary>
    [Id(12)] public string? Confirmation { get; init; }

    /// <summary>Servers of a mailbox.</summary>
    [Id(13)] public MailServers? Mail { get; init; }

    /// <summary>The secret before the last change: the network may show it until it has learned the new one.</summary>
    [Id(14), Secret] public string? FormerSecret { get; init; }

    [Id(15)] public DateTimeOffset? FormerSecretUntil { get; init; }

    /// <summary>What residents write here is given to nobody outside, be it public in its network or not.</summary>
    [Id(16)] public bool NeverPublish { get; init; }

    /// <summary>What an external organisation is told for attributes of its services (<see cref="ChannelKinds.ExternalOrganisation"/>).</summary>
    [Id(17)] public ServiceValue[]? Attributes { get; init; }

    public bool Polls => Mode is ReceiveMode.Polling or ReceiveMode.Both;

    public bool IsCalled => Mode is ReceiveMode.Webhook or ReceiveMode.Both;

    /// <summary>Compares in constant time. A channel without a secret accepts nobody.</summary>
    public bool Accepts(string? shown)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(shown ?? ""));
        return IsSame(Secret) | IsSame(FormerSecret);

        bool IsSame(string? own) => own is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(own)), hash);
    }
}

/// <summary>How a mailbox is reached. The password is the channel's token, unless <paramref name="SignIn"/> says otherwise.</summary>
/// <param name="Login">null: the mailbox's address</param>
/// <param name="ImapPort">993 for TLS, 143 for STARTTLS</param>
/// <param name="SmtpPort">465 for TLS, 587 for STARTTLS</param>
/// <param name="CertificateAuthority">PEM: certificates of both servers must be signed under it; null: by an authority this machine trusts</param>
/// <param name="SignIn">null: by password</param>
/// <param name="CopyToSent">A copy of each answer is put into the mailbox's folder of sent messages.</param>
/// <param name="SentFolder">null: the folder the server marks with \Sent</param>
[GenerateSerializer, Immutable, Alias("dialog.MailServers")]
public sealed record MailServers(
    [property: Id(0)] string ImapHost,
    [property: Id(1)] int ImapPort,
    [property: Id(2)] string SmtpHost,
    [property: Id(3)] int SmtpPort,
    [property: Id(4)] MailSecurity Security = MailSecurity.Tls,
    [property: Id(5)] string? Login = null,
    [property: Id(6)] string Folder = "INBOX",
    [property: Id(7)] string? CertificateAuthority = null,
    [property: Id(8)] MailSignIn? SignIn = null,
    [property: Id(9)] bool CopyToSent = false,
    [property: Id(10)] string? SentFolder = null);

/// <summary>
/// OAuth 2 in place of a password. The client's secret is the channel's token; its second token is the refresh token, and without one the
/// client signs in for itself (client credentials).
/// </summary>
/// <param name="TokenEndpoint">Where access tokens are issued: https.</param>
/// <param name="Scope">null: what the sign-in server gives unasked</param>
[GenerateSerializer, Immutable, Alias("dialog.MailSignIn")]
public sealed record MailSignIn(
    [property: Id(0)] string TokenEndpoint,
    [property: Id(1)] string ClientId,
    [property: Id(2)] string? Scope = null);

/// <summary>How the connection to a mail server is protected.</summary>
[GenerateSerializer, Alias("dialog.MailSecurity")]
public enum MailSecurity
{
    /// <summary>From the first byte.</summary>
    Tls,
    StartTls,

    /// <summary>Not at all: for servers on the same machine.</summary>
    None,
}
