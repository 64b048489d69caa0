using Dialog.Outbound;

namespace Dialog.Channels;

/// <summary>
/// Servers that an administrator entered, in place of a network's own. What a connection to one says of the other side must not tell an
/// open port from a closed one, nor what answers there: only what is unmistakably that network's answer is shown. Pure.
/// </summary>
internal static class EnteredDestination
{
    public const string Unreachable =
        "destination-unreachable: the server at the address entered here does not answer as this network does; check the address, the port and the certificate, the silo's log has the cause";

    public const string Private = $"private-address: the address entered here {OutboundGuard.Refusal}";

    private const string Unconfirmed = "not-confirmed: the server at the address entered here did not confirm it";

    private static readonly HashSet<string> Told =
        ["network-unreachable", "no-answer", "unexpected-answer", "server-unreachable", "certificate-refused"];

    public static bool Is(ChannelSettings settings) => settings.BaseAddress is not null || settings.Mail is not null;

    /// <summary>The hosts that were entered, by the field they were entered in.</summary>
    public static IEnumerable<(string Field, string Host)> Hosts(ChannelSettings settings)
    {
        if (Uri.TryCreate(settings.BaseAddress, UriKind.Absolute, out Uri? address))
        {
            yield return ("baseAddress", address.DnsSafeHost);
        }

        if (settings.Mail is { } mail)
        {
            yield return ("mail.imapHost", mail.ImapHost);
            yield return ("mail.smtpHost", mail.SmtpHost);
            if (Uri.TryCreate(mail.SignIn?.TokenEndpoint, UriKind.Absolute, out Uri? tokens))
            {
                yield return ("mail.signIn.tokenEndpoint", tokens.DnsSafeHost);
            }
        }
    }

    /// <summary>What may be shown of a trouble.</summary>
    /// <param name="words">a code and the words, as of <see cref="NetworkException"/></param>
    public static string Shown(string words) =>
        words.Contains(OutboundGuard.Refusal, StringComparison.Ordinal) ? Private
        : Told.Contains(Code(words)) ? Unreachable
        : Code(words) == "not-confirmed" ? Unconfirmed
        : words;

    /// <summary>The same for an attempt to send.</summary>
    public static SendOutcome Shown(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Later later => later with { Words = Shown(later.Words) },
        SendOutcome.Unknown unknown => new SendOutcome.Unknown(Shown(unknown.Words)),
        SendOutcome.Failed failed when Told.Contains(failed.Code) => new SendOutcome.Failed("destination-unreachable", Unreachable["destination-unreachable: ".Length..]),
        _ => outcome,
    };

    /// <summary>What stands for an outcome of a test in which the network itself said nothing; null for another.</summary>
    public static string? Hidden(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Later { Words: Unreachable or Private } later => later.Words,
        SendOutcome.Later { Words: Unconfirmed } or SendOutcome.Unknown { Words: Unconfirmed } => Unreachable,
        SendOutcome.Failed { Code: "destination-unreachable" } => Unreachable,
        _ => null,
    };

    private static string Code(string words) => words.Split(':', 2)[0];
}
