namespace Dialog.Channels;

/// <summary>What a channel's grain keeps in storage.</summary>
public sealed class ChannelState
{
    public ChannelSettings? Settings { get; set; }

    /// <summary>Where polling goes on, in the network's own terms.</summary>
    public string? Position { get; set; }

    /// <summary>The same as it was stored when every cursor was a number; read, never written.</summary>
    public long? Cursor { get; set; }

    public DateTimeOffset? CursorAt { get; set; }

    /// <summary>Up to when the network's history was compared with what came.</summary>
    public DateTimeOffset? ReconciledAt { get; set; }

    /// <summary>Which key sealed the secrets; null: they were stored before there was one.</summary>
    public string? SealedWith { get; set; }
}
