using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Dialog.Channels.Telegram;

/// <summary>getUpdates with each update left as it came: one that cannot be read must not take the others with it.</summary>
internal sealed class GetRawUpdates() : RequestBase<JsonElement[]>("getUpdates")
{
    public long? Offset { get; set; }

    public int Limit { get; set; }

    /// <summary>Seconds.</summary>
    public int Timeout { get; set; }

    public string[]? AllowedUpdates { get; set; }
}

/// <summary>sendMessage of which only the id comes back: nothing else of the answer can make a sent message appear unsent.</summary>
internal sealed class SendText() : RequestBase<SentMessage>("sendMessage")
{
    public required long ChatId { get; set; }

    public required string Text { get; set; }

    /// <summary>Only for topics of forums; comments are put in place by the reply.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>Only for a channel's direct messages.</summary>
    public long? DirectMessagesTopicId { get; set; }

    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>For whom the bot speaks, in a business account's chat.</summary>
    public string? BusinessConnectionId { get; set; }

    public ReplyMarkup? ReplyMarkup { get; set; }
}

/// <summary>answerGuestQuery: the one answer to a question asked in a chat the bot is no member of.</summary>
internal sealed class AnswerGuest() : RequestBase<SentGuest>("answerGuestQuery")
{
    public required string GuestQueryId { get; set; }

    public required GuestArticle Result { get; set; }
}

/// <summary>A text, as results of inline queries are written.</summary>
internal sealed record GuestArticle(string Id, string Title, GuestText InputMessageContent)
{
    public string Type { get; } = "article";
}

internal sealed record GuestText(string MessageText);

internal sealed class SentGuest
{
    public string? InlineMessageId { get; set; }
}

internal sealed class SentMessage
{
    public int MessageId { get; set; }
}
