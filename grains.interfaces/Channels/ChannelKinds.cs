namespace Dialog.Channels;

/// <summary>The networks there is an adapter for.</summary>
public static class ChannelKinds
{
    public const string Telegram = "telegram";
    public const string Form = "form";
    public const string Feed = "feed";
    public const string Vk = "vk";
    public const string Max = "max";
    public const string Ok = "ok";
    public const string Email = "email";

    /// <summary>Others' requests to us by Open311 GeoReport v2.</summary>
    public const string Open311 = "open311";

    /// <summary>An external organisation's Open311 server: our cases are forwarded to it.</summary>
    public const string ExternalOrganisation = "open311-peer";
}
