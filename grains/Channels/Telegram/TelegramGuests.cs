namespace Dialog.Channels.Telegram;

/// <summary>
/// Questions asked of the bot in chats it is no member of. Each can be answered once, by the id of the question: the message is known by it,
/// so that the answer finds it as what it replies to. Pure.
/// </summary>
internal static class TelegramGuests
{
    private const string Prefix = "guest:";
    private const int LongestId = 150;

    public static string MessageId(string query) => query.Length <= LongestId ? $"{Prefix}{query}" : throw new JsonFieldException("guest_message.guest_query_id", "longer than an id");

    /// <summary>The question an answer is for; null when it is for none.</summary>
    public static string? QueryOf(string? messageId) => messageId is not null && messageId.StartsWith(Prefix, StringComparison.Ordinal) ? messageId[Prefix.Length..] : null;
}
