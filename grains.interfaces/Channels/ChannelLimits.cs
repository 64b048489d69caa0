namespace Dialog.Channels;

/// <summary>What a network takes in one message of ours. A longer answer is refused before it is journalled, never cut or split.</summary>
public static class ChannelLimits
{
    /// <summary>Characters (UTF-16) of one answer: Telegram's, VK's and MAX's are theirs, the others are ours.</summary>
    public static int MaxTextLength(string kind) => kind switch
    {
        ChannelKinds.Telegram => 4096,
        ChannelKinds.Vk => 9000,
        ChannelKinds.Max or ChannelKinds.Ok => 4000,
        _ => 20_000,
    };

    /// <summary>Characters of an answer that is sent with files: the caption of Telegram's is shorter than its messages.</summary>
    public static int MaxTextWithFiles(string kind) => kind switch
    {
        ChannelKinds.Telegram => 1024,
        _ => MaxTextLength(kind),
    };

    /// <summary>Characters of one incoming message; more is a defect of the sender and becomes a dead letter.</summary>
    public const int MaxIncomingText = 65_536;
}
