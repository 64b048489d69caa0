namespace Dialog.Channels;

/// <summary>What a network takes in one message of ours. A longer answer is refused before it is journalled, never cut or split.</summary>
public static class ChannelLimits
{
    /// <summary>Characters (UTF-16) of one answer: 4096 is Telegram's, the others are ours.</summary>
    public static int MaxTextLength(string kind) => kind switch
    {
        ChannelKinds.Telegram => 4096,
        _ => 20_000,
    };

    /// <summary>Characters of an answer that goes out with files: the caption of Telegram's is shorter than its messages.</summary>
    public static int MaxTextWithFiles(string kind) => kind switch
    {
        ChannelKinds.Telegram => 1024,
        _ => MaxTextLength(kind),
    };

    /// <summary>Characters of one incoming message; more is a defect of the sender and is set aside.</summary>
    public const int MaxIncomingText = 65_536;
}

/// <summary>The networks there is an adapter for.</summary>
public static class ChannelKinds
{
    public const string Telegram = "telegram";
    public const string Form = "form";
    public const string Feed = "feed";
}
