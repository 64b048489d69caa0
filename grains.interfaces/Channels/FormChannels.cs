namespace Dialog.Channels;

/// <summary>The public form of every region answers through a channel of this name, configured or not.</summary>
public static class FormChannels
{
    public const string Suffix = "-form";

    public static string Of(string region) => $"{region}{Suffix}";

    /// <summary>The name is kept for the form of a region and these settings are not that form's.</summary>
    public static bool IsKeptFromThem(string id, ChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(settings);
        return id.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && (id != Of(settings.Region) || settings.Kind != ChannelKinds.Form);
    }
}
