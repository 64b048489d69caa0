namespace Dialog.Channels;

/// <summary>What a channel's grain keeps in storage.</summary>
public sealed class ChannelState
{
    public ChannelSettings? Settings { get; set; }

    /// <summary>Where polling goes on.</summary>
    public long? Cursor { get; set; }

    public DateTimeOffset? CursorAt { get; set; }

    /// <summary>Which key sealed the secrets; null: they were stored before there was one.</summary>
    public string? SealedWith { get; set; }
}
