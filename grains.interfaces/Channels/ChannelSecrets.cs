namespace Dialog.Channels;

/// <summary>Secrets of a channel when its settings change. Pure.</summary>
public static class ChannelSecrets
{
    private static readonly TimeSpan FormerLife = TimeSpan.FromDays(1);

    /// <summary>Settings are read without their secrets and so written back without them: what is not given stays as it was.</summary>
    public static ChannelSettings Kept(ChannelSettings given, ChannelSettings? known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (known is null || known.Kind != given.Kind)
        {
            return given with { FormerSecret = null, FormerSecretUntil = null };
        }

        ChannelSettings kept = given with
        {
            Token = given.Token ?? known.Token,
            ReadToken = given.ReadToken ?? known.ReadToken,
            Secret = given.Secret ?? known.Secret,
            FormerSecret = known.FormerSecret,
            FormerSecretUntil = known.FormerSecretUntil,
        };
        return kept.Secret == known.Secret || known.Secret is null
            ? kept
            : kept with { FormerSecret = known.Secret, FormerSecretUntil = now + FormerLife };
    }

    /// <summary>A former secret ends with its day.</summary>
    public static ChannelSettings At(this ChannelSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.FormerSecretUntil <= now ? settings with { FormerSecret = null, FormerSecretUntil = null } : settings;
    }
}
