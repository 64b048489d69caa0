namespace Dialog.Cases;

/// <summary>How a message came to us.</summary>
[GenerateSerializer, Alias("dialog.MessageSource")]
public enum MessageSource
{
    /// <summary>The resident wrote to the authority: its page, bot, form or mailbox.</summary>
    Direct,

    /// <summary>Found in open sources: the resident asked nobody.</summary>
    Monitoring,
}
