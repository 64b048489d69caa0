namespace Dialog.Channels;

/// <summary>Secrets of a channel when its settings change. Pure.</summary>
public static class ChannelSecrets
{
    private static readonly TimeSpan FormerLife = TimeSpan.FromDays(1);

    /// <summary>
    /// Settings are read without their secrets and so written back without them: what is not given stays as it was. What opens an account
    /// stays only while it goes where it went: whoever changes the address has to show it again.
    /// </summary>
    public static ChannelSettings Kept(ChannelSettings given, ChannelSettings? known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (known is null || known.Kind != given.Kind)
        {
            return given with { FormerSecret = null, FormerSecretUntil = null };
        }

        bool there = LeadsThere(given, known);
        ChannelSettings kept = given with
        {
            Token = given.Token ?? (there ? known.Token : null),
            ReadToken = given.ReadToken ?? (there ? known.ReadToken : null),
            Secret = given.Secret ?? known.Secret,
            FormerSecret = known.FormerSecret,
            FormerSecretUntil = known.FormerSecretUntil,
        };
        return kept.Secret == known.Secret || known.Secret is null
            ? kept
            : kept with { FormerSecret = known.Secret, FormerSecretUntil = now + FormerLife };
    }

    /// <summary>What must be entered again because it would go to another server, by field.</summary>
    public static Dictionary<string, string[]> ToShowAgain(ChannelSettings given, ChannelSettings? known)
    {
        ArgumentNullException.ThrowIfNull(given);
        Dictionary<string, string[]> again = [];
        if (known is null || known.Kind != given.Kind || LeadsThere(given, known))
        {
            return again;
        }

        if (known.Token is not null && given.Token is null)
        {
            again["token"] = ["the address has changed: enter the token or password again, it is not sent to another server unseen"];
        }

        if (known.ReadToken is not null && given.ReadToken is null)
        {
            again["readToken"] = ["the address has changed: enter this token again, it is not sent to another server unseen"];
        }

        return again;
    }

    /// <summary>Without what opens an account or is compared with what a caller shows. Of a Telegram bot's token its number stays, which is public.</summary>
    public static ChannelSettings Without(ChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with
        {
            Token = settings.Kind == ChannelKinds.Telegram ? settings.Token?.Split(':')[0] : null,
            ReadToken = null,
            Secret = null,
            FormerSecret = null,
            FormerSecretUntil = null,
        };
    }

    /// <summary>Whether a change decides where a channel leads, where its network calls, or what it shows: that takes a fresh proof of who asks.</summary>
    public static bool NeedProof(ChannelSettings given, ChannelView? known)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Token is not null || given.ReadToken is not null || given.Secret is not null
            || given.BaseAddress != known?.BaseAddress || Reached(given.Mail) != Reached(known?.Mail) || given.WebhookAddress != known?.WebhookAddress;
    }

    // The hosts, their ports, how the connection is protected, whose certificates are believed and where tokens are issued.
    private static bool LeadsThere(ChannelSettings given, ChannelSettings known) => given.BaseAddress == known.BaseAddress && Reached(given.Mail) == Reached(known.Mail);

    private static MailServers? Reached(MailServers? mail) => mail is null ? null : mail with
    {
        Login = null,
        Folder = "",
        CopyToSent = false,
        SentFolder = null,
        SignIn = mail.SignIn is { } signIn ? signIn with { ClientId = "", Scope = null } : null,
    };

    /// <summary>A former secret ends with its day.</summary>
    public static ChannelSettings At(this ChannelSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.FormerSecretUntil <= now ? settings with { FormerSecret = null, FormerSecretUntil = null } : settings;
    }
}
