using System.Globalization;
using System.Text.Json;
using Dialog.Channels.Buttons;
using Dialog.Files;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Dialog.Channels.Telegram;

/// <summary>Telegram's Bot API.</summary>
public sealed class TelegramChannel(TelegramBots bots, OutgoingFiles files, TimeProvider time) : IChannel
{
    private const int MaxAlbum = 10;
    private const int PollSeconds = 25;
    private const string GuestTitle = "Ответ";
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    // Less than the outbox's lease, whatever the size of the files.
    private static readonly TimeSpan UploadLimit = TimeSpan.FromSeconds(40);

    // Reactions come only where they are named.
    private static readonly UpdateType[] Wanted =
    [
        UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MessageReaction, UpdateType.MessageReactionCount,
        UpdateType.BusinessMessage, UpdateType.EditedBusinessMessage, UpdateType.DeletedBusinessMessages, UpdateType.GuestMessage,
    ];
    private static readonly string[] WantedNames =
    [
        "message", "edited_message", "callback_query", "message_reaction", "message_reaction_count",
        "business_message", "edited_business_message", "deleted_business_messages", "guest_message",
    ];

    public string Kind => ChannelKinds.Telegram;

    // Telegram's own: about 30 a second in all, 1 a second in a chat, 20 a minute in a group.
    public ChannelTraits Traits { get; } = new(Polls: true, TakesKey: false, PerSecond: 25, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3))
    {
        // After a week of silence updates are numbered from a new random number: an old cursor would acknowledge them unread.
        CursorLife = TimeSpan.FromDays(5),
        HasButtons = true,
    };

    /// <summary>A token begins with the bot's user id.</summary>
    public string? Own(ChannelSettings settings) => settings.Token?.Split(':')[0];

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => TelegramUpdateReader.Read(payload, context);

    public WebhookReading ReadWebhook(ChannelSettings settings, InboundWebhookCall call) => TelegramWebhook.Read(settings, call);

    public async Task Prepare(ChannelSettings settings, CancellationToken stop)
    {
        TelegramBotClient bot = bots.Of(settings);
        await Call(c => bot.GetMe(c), CallLimit, stop);
        if (settings.Mode == ReceiveMode.Webhook)
        {
            await Call(c => Done(bot.SetWebhook(WebhookOf(settings), allowedUpdates: Wanted, secretToken: settings.Secret, cancellationToken: c)), CallLimit, stop);
        }
        else
        {
            await Call(c => Done(bot.DeleteWebhook(cancellationToken: c)), CallLimit, stop);
        }
    }

    public async Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop)
    {
        WebhookInfo info = await Call(c => bots.Of(settings).GetWebhookInfo(c), CallLimit, stop);
        return new(info.PendingUpdateCount, Problem(info, settings));
    }

    public async Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop)
    {
        GetRawUpdates request = new() { Offset = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long offset) ? offset : null, Limit = 100, Timeout = PollSeconds, AllowedUpdates = WantedNames };
        JsonElement[] updates = await Call(c => bots.Of(settings).SendRequest(request, c), CallLimit + TimeSpan.FromSeconds(PollSeconds), stop);
        return TelegramPoll.Of(updates);
    }

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (TelegramConversation.Parse(message.Conversation) is not { } to)
        {
            return new SendOutcome.Failed("chat-not-found", $"'{message.Conversation}' is not a Telegram conversation");
        }

        if (message.Text.Length > ChannelLimits.MaxTextLength(Kind))
        {
            return new SendOutcome.Failed("too-long", $"{message.Text.Length} characters, Telegram takes {ChannelLimits.MaxTextLength(Kind)}");
        }

        if (to.IsGuest)
        {
            return await Answer(settings, message, stop);
        }

        if (message.Attachments.Count > MaxAlbum || message.Attachments.Count > 0 && message.Text.Length > ChannelLimits.MaxTextWithFiles(Kind))
        {
            return new SendOutcome.Failed("attachments-refused", $"at most {MaxAlbum} files with a text of at most {ChannelLimits.MaxTextWithFiles(Kind)} characters can be sent");
        }

        using CancellationTokenSource limit = new(message.Attachments.Count > 0 ? UploadLimit : CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        (IReadOnlyList<OutgoingFile> own, string? problem, bool missing) = await files.Read(message.Attachments, both.Token);
        if (problem is not null)
        {
            return missing ? new SendOutcome.Failed("file-missing", problem) : new SendOutcome.Later(problem, null, Everybody: false);
        }

        try
        {
            SentMessage sent = await Send(bots.Of(settings), Place(to, message), message.Text, own, TelegramKeyboards.Of(to, message), both.Token);
            return new SendOutcome.Sent(sent.MessageId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is RequestException or HttpRequestException or OperationCanceledException)
        {
            return TelegramErrors.Outcome(e);
        }
    }

    public async Task Tell(ChannelSettings settings, ReadResult.Press press, PressResult result, CancellationToken stop)
    {
        TelegramBotClient bot = bots.Of(settings);
        List<Task> calls = [Call(c => Done(bot.AnswerCallbackQuery(press.Id, result.Text, cancellationToken: c)), CallLimit, stop)];
        if (result is { IsSettled: true, Answer: { } answer } && TelegramConversation.Parse(answer.Conversation) is { } to && int.TryParse(press.MessageId ?? answer.NetworkId, out int message))
        {
            calls.Add(Call(c => Done(bot.EditMessageReplyMarkup(to.Chat, message, TelegramKeyboards.Remaining(result), to.Business, c)), CallLimit, stop));
        }

        await Task.WhenAll(calls);
    }

    public async Task<NetworkFile> Fetch(ChannelSettings settings, string fileId, int maxBytes, CancellationToken stop)
    {
        TelegramBotClient bot = bots.Of(settings);
        TGFile file = await Call(c => bot.GetFile(fileId, c), CallLimit, stop);
        if (file.FilePath is not { } path)
        {
            return new(null, null, "Telegram gives bots no file of more than 20 MB");
        }

        if (file.FileSize > maxBytes)
        {
            return new(null, null, $"{file.FileSize} bytes; at most {maxBytes} are taken");
        }

        using BoundedStream bytes = new(maxBytes);
        await Call(c => Done(bot.DownloadFile(path, bytes, c)), UploadLimit, stop);
        return bytes.Full ? new(null, null, $"more than {maxBytes} bytes") : new(bytes.ToArray(), Path.GetFileName(path), null);
    }

    // An album comes back as its messages; the first carries the text and represents all.
    private static async Task<SentMessage> Send(
        TelegramBotClient bot, TelegramPlace to, string text, IReadOnlyList<OutgoingFile> own, ReplyMarkup? keyboard, CancellationToken stop) => own.Count switch
        {
            0 => await bot.SendRequest(new SendText { ChatId = to.Chat, Text = text, MessageThreadId = to.Topic, DirectMessagesTopicId = to.DirectTopic, ReplyParameters = to.Reply, BusinessConnectionId = to.Business, ReplyMarkup = keyboard }, stop),
            1 => await bot.SendRequest(new UploadFile(TelegramPlace.IsPhoto(own[0]), own[0], to, text, keyboard), stop),
            // An album takes no buttons.
            _ => (await bot.SendRequest(new UploadAlbum(own, to, text), stop)).FirstOrDefault() ?? new SentMessage(),
        };

    private async Task<SendOutcome> Answer(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (TelegramGuests.QueryOf(message.ReplyTo) is not { } query)
        {
            return new SendOutcome.Failed("chat-not-found", "the bot is no member of this chat and can answer only what it was asked there");
        }

        if (message.Attachments.Count > 0)
        {
            return new SendOutcome.Failed("attachments-refused", "an answer into a chat the bot is no member of carries no files: send the text alone");
        }

        using CancellationTokenSource limit = new(CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            // Telegram takes ids of at most 64 bytes.
            SentGuest sent = await bots.Of(settings).SendRequest(new AnswerGuest { GuestQueryId = query, Result = new(message.Key, GuestTitle, new(message.Text)) }, both.Token);
            return new SendOutcome.Sent(sent.InlineMessageId);
        }
        catch (Exception e) when (e is RequestException or HttpRequestException or OperationCanceledException)
        {
            return TelegramErrors.Outcome(e);
        }
    }

    private static TelegramPlace Place(TelegramConversation to, OutgoingMessage message)
    {
        // Under a post an answer without its question would fall into the group: the post itself is the way back.
        int? question = int.TryParse(message.ReplyTo, out int id) ? id : to is { Branch: > 0, IsTopic: false } ? to.Branch : null;
        ReplyParameters? reply = question is { } q && to.Author is not null ? new() { MessageId = q, AllowSendingWithoutReply = true } : null;
        return new(to.Chat, to.IsTopic ? to.Branch : null, to.DirectTopic, reply, to.Business);
    }

    private static string WebhookOf(ChannelSettings settings) => settings.WebhookAddress!.TrimEnd('/');

    private string? Problem(WebhookInfo info, ChannelSettings settings)
    {
        if (settings.Mode == ReceiveMode.Polling)
        {
            return info.Url.Length > 0 ? "webhook-conflict: a webhook is set for this bot: polling is refused until it is removed" : null;
        }

        if (info.Url != WebhookOf(settings))
        {
            return "webhook-lost: the webhook is not set to our address";
        }

        bool recent = info.LastErrorDate is { } at && time.GetUtcNow() - at < TimeSpan.FromMinutes(5);
        return recent ? $"call-failed: Telegram could not call us: {info.LastErrorMessage}" : null;
    }

    private static async Task<bool> Done(Task call)
    {
        await call;
        return true;
    }

    private async Task<T> Call<T>(Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken stop)
    {
        using CancellationTokenSource limit = new(within, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            return await call(both.Token);
        }
        catch (Exception e) when (e is RequestException or HttpRequestException || e is OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new NetworkException(TelegramErrors.Trouble(e), e);
        }
    }
}
