using System.Globalization;

namespace Dialog.Channels.Max;

/// <summary>
/// Which conversation a message of MAX belongs to, as text: <c>1821</c> for a private dialog, <c>u777</c> for a user whose
/// dialog is not known; <c>-708:0:777</c> for what resident 777 writes in group -708; <c>-708:mid.ab:777</c> for their
/// comments under post mid.ab of channel -708. One resident's branch is one thread, and the text is enough to answer there.
/// </summary>
/// <param name="Chat">Where an answer is sent; 0 when only the user is known.</param>
/// <param name="User">The resident of a dialog without a known chat.</param>
/// <param name="Post">The post the comments hang under; null for none.</param>
/// <param name="Author">The resident whose branch it is; null in private.</param>
public readonly record struct MaxConversation(long Chat, long? User, string? Post, long? Author)
{
    public bool IsGroup => Author is not null;

    public static MaxConversation Private(long chat) => new(chat, null, null, null);

    public static MaxConversation? Parse(string text)
    {
        string[] parts = text.Split(':');
        if (parts is [['u', .. var user]])
        {
            return Number(user) is { } id ? new(0, id, null, null) : null;
        }

        if (parts.Length is not (1 or 3) || Number(parts[0]) is not { } chat)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return Private(chat);
        }

        return parts[1].Length > 0 && Number(parts[2]) is { } author ? new(chat, null, parts[1] == "0" ? null : parts[1], author) : null;
    }

    public override string ToString() => this switch
    {
        { Author: { } author } => string.Create(CultureInfo.InvariantCulture, $"{Chat}:{Post ?? "0"}:{author}"),
        { User: { } user } => string.Create(CultureInfo.InvariantCulture, $"u{user}"),
        _ => Chat.ToString(CultureInfo.InvariantCulture),
    };

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;
}
