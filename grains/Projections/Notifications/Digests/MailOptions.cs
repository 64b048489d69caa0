namespace Dialog.Projections.Notifications.Digests;

/// <summary>The mail server that takes digests: <c>Dialog:Mail</c>. Without a host nothing is sent.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>starttls (required), ssl from the first byte, or none: only for a server on the same machine.</summary>
    public string Tls { get; set; } = "starttls";

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender, e.g. <c>Dialog &lt;dialog@region.example&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Links lead here, e.g. <c>https://dialog.region.example</c>; null: digests bring none.</summary>
    public string? ConsoleAddress { get; set; }

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
