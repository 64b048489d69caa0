namespace Dialog.Outbound;

/// <summary>Where silos connect to on behalf of somebody who entered an address: <c>Dialog:Network</c>.</summary>
public sealed class OutboundOptions
{
    /// <summary>
    /// Networks (10.20.0.0/16), addresses and host names inside private networks that may be reached, with commas or blanks between.
    /// Empty: only addresses of the open Internet.
    /// </summary>
    public string AllowedPrivate { get; set; } = "";

    /// <summary>Networks are called through the proxy of the process's environment. The proxy then connects in our place: its own rules must keep private addresses closed.</summary>
    public bool UseProxy { get; set; }
}
