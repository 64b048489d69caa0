namespace Dialog.Support.StandIns;

/// <summary>What the stand-in does to one sendMessage instead of taking it.</summary>
public abstract record TelegramFault
{
    private TelegramFault()
    {
    }

    /// <summary>429 with <c>retry_after</c>.</summary>
    public sealed record TooMany(int RetryAfter) : TelegramFault;

    /// <summary>An error of the Bot API, e.g. 403 "Forbidden: bot was blocked by the user".</summary>
    public sealed record Refuse(int Code, string Description) : TelegramFault;

    /// <summary>A proxy's page with a status, and no answer of the Bot API.</summary>
    public sealed record Gateway(int Status) : TelegramFault;

    /// <summary>The message arrives in the chat, the connection breaks before the answer.</summary>
    public sealed record TakeAndReset : TelegramFault;

    /// <summary>The message arrives in the chat, the answer never does.</summary>
    public sealed record TakeAndHang : TelegramFault;

    /// <summary>The connection breaks before the message is taken.</summary>
    public sealed record Reset : TelegramFault;
}
