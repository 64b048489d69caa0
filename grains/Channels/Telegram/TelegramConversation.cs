using System.Globalization;

namespace Dialog.Channels.Telegram;

/// <summary>
/// Which conversation a Telegram message belongs to, as text: <c>777</c> for a private chat; <c>-100123:33:777</c> for
/// what resident 777 writes under post 33 of group -100123; <c>-100123:t33:777</c> in topic 33 of a forum;
/// <c>-100123:0:777</c> in the group itself; <c>-100123:d55:777</c> in topic 55 of a channel's direct messages; <c>777:bXyZ</c> with a
/// business account that connection XyZ lets us speak for; <c>-100123:g:777</c> for what 777 asks us as a guest of a chat. One resident's
/// branch is one thread, and the text is enough to answer there.
/// </summary>
/// <param name="Chat">Where an answer is sent.</param>
/// <param name="Branch">Id of the post the comments hang under, or of the forum's topic; 0 for none.</param>
/// <param name="Author">The resident whose branch it is; null in a private chat.</param>
public readonly record struct TelegramConversation(long Chat, int Branch, bool IsTopic, long? Author)
{
    /// <summary>The resident's topic in a channel's direct messages; null elsewhere.</summary>
    public long? DirectTopic { get; init; }

    /// <summary>The connection of the business account the resident writes to; null elsewhere.</summary>
    public string? Business { get; init; }

    /// <summary>A chat we are no member of: each question of it can be answered once, by the id in its message's.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Others than the resident and we read it.</summary>
    public bool IsGroup => Author is not null && DirectTopic is null;

    /// <summary>What is asked in private with a button: the business account's own chat has no keyboards for it, a group must not see it.</summary>
    public bool TakesKeyboards => !IsGroup && DirectTopic is null && Business is null;

    public static TelegramConversation Direct(long chat, long topic, long author) => new(chat, 0, false, author) { DirectTopic = topic };

    public static TelegramConversation Private(long chat) => new(chat, 0, false, null);

    public static TelegramConversation OfBusiness(long chat, string connection) => new(chat, 0, false, null) { Business = connection };

    public static TelegramConversation Guest(long chat, long author) => new(chat, 0, false, author) { IsGuest = true };

    public static TelegramConversation? Parse(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length is < 1 or > 3 || !Number(parts[0], out long chat))
        {
            return null;
        }

        switch (parts)
        {
            case [_]:
                return Private(chat);
            case [_, ['b', _, ..] connection]:
                return OfBusiness(chat, connection[1..]);
            case [_, "g", var guest]:
                return Number(guest, out long asking) ? Guest(chat, asking) : null;
            case [_, _]:
                return null;
        }

        if (parts[1].StartsWith('d'))
        {
            return Number(parts[1][1..], out long direct) && Number(parts[2], out long writer) ? Direct(chat, direct, writer) : null;
        }

        bool topic = parts[1].StartsWith('t');
        return int.TryParse(topic ? parts[1][1..] : parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int branch)
            && Number(parts[2], out long author)
                ? new(chat, branch, topic, author)
                : null;
    }

    public override string ToString() => this switch
    {
        { Business: { } connection } => string.Create(CultureInfo.InvariantCulture, $"{Chat}:b{connection}"),
        { Author: { } author, IsGuest: true } => string.Create(CultureInfo.InvariantCulture, $"{Chat}:g:{author}"),
        { Author: { } author, DirectTopic: { } direct } => string.Create(CultureInfo.InvariantCulture, $"{Chat}:d{direct}:{author}"),
        { Author: { } author } => string.Create(CultureInfo.InvariantCulture, $"{Chat}:{(IsTopic ? "t" : "")}{Branch}:{author}"),
        _ => Chat.ToString(CultureInfo.InvariantCulture),
    };

    private static bool Number(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
