using System.Globalization;
using System.Text.Json.Nodes;

namespace Dialog.Channels.Max;

/// <summary>An answer as MAX takes it. Pure.</summary>
internal static class MaxMessage
{
    public const int MaxAttachments = 12;

    /// <summary>Why MAX would not take this; null when it would.</summary>
    public static SendOutcome.Failed? Problem(MaxConversation to, OutgoingMessage message)
    {
        int longest = ChannelLimits.MaxTextLength(ChannelKinds.Max);
        int files = message.Attachments.Count;
        int documents = message.Attachments.Count(a => a.Kind != "photo");
        if (message.Text.Length > longest)
        {
            return new("too-long", $"{message.Text.Length} characters, MAX takes {longest}");
        }

        if (files > 0 && to.Post is not null)
        {
            return new("attachments-refused", "comments in MAX carry no files: send the text alone, the files in a private message");
        }

        if (files > MaxAttachments || documents > 0 && files > 1)
        {
            return new("attachments-refused", $"MAX takes up to {MaxAttachments} photos in one message, or one document alone");
        }

        return null;
    }

    public static string Path(MaxConversation to) => to switch
    {
        { Post: { } post } => $"messages/{Uri.EscapeDataString(post)}/comments",
        { User: { } user } => string.Create(CultureInfo.InvariantCulture, $"messages?user_id={user}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"messages?chat_id={to.Chat}"),
    };

    /// <param name="uploaded">files as attachments</param>
    public static JsonObject Body(MaxConversation to, OutgoingMessage message, IReadOnlyList<JsonObject> uploaded)
    {
        JsonObject body = new() { ["text"] = message.Text };
        if (to.IsGroup && message.ReplyTo is { } question)
        {
            body["link"] = new JsonObject { ["type"] = "reply", ["mid"] = question };
        }

        if (to.Post is not null)
        {
            return body;
        }

        JsonArray attachments = [.. uploaded];
        if (MaxKeyboards.Of(to, message, uploaded) is { } keyboard)
        {
            attachments.Add(keyboard);
        }

        if (attachments.Count > 0)
        {
            body["attachments"] = attachments;
        }

        return body;
    }
}
