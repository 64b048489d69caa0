using System.Globalization;
using System.Text.Json.Nodes;
using Dialog.Channels.Buttons;
using Dialog.Files;

namespace Dialog.Channels.Max;

/// <summary>MAX's bot API.</summary>
public sealed class MaxChannel(NetworkCalls network, OutgoingFiles files, TimeProvider time) : IChannel
{
    private const int PollSeconds = 25;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CrawlLimit = TimeSpan.FromMinutes(5);

    // Less than the outbox's lease, whatever the size of the files and however long MAX works on them.
    private static readonly TimeSpan UploadLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan[] NotReady = [.. new double[] { 0.5, 1, 2, 4, 8 }.Select(TimeSpan.FromSeconds)];
    private static readonly string WantedTypes = string.Join(',', MaxSubscriptions.Wanted);

    private readonly MaxApi _api = new(network);

    public string Kind => ChannelKinds.Max;

    // MAX's own: 30 calls a second in all, 2 messages a second in a chat of any kind.
    public ChannelTraits Traits { get; } = new(Polls: true, TakesKey: false, PerSecond: 30, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500))
    {
        FindsSent = true,
        Removes = true,
        HasButtons = true,
        ReconcileEvery = TimeSpan.FromMinutes(10),
    };

    // The token does not tell the bot's id: bots are known by their mark.
    public string? Own(ChannelSettings settings) => null;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => MaxUpdateReader.Read(payload, context);

    public WebhookReading ReadWebhook(ChannelSettings settings, InboundWebhookCall call) => MaxWebhook.Read(settings, call);

    public Task Prepare(ChannelSettings settings, CancellationToken stop) => Call(async c =>
    {
        await _api.Get(settings, "me", c);
        await (settings.IsCalled ? MaxSubscriptions.Set(_api, settings, c) : MaxSubscriptions.RemoveAll(_api, settings, c));
        return true;
    }, CallLimit, stop);

    public Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop) => Call(async c =>
    {
        await _api.Get(settings, "me", c);
        string? problem = settings.IsCalled ? await MaxSubscriptions.Keep(_api, settings, c)
            : (await MaxSubscriptions.List(_api, settings, c)).Length > 0 ? "webhook-conflict: a webhook is subscribed for this bot: polling brings nothing until it is removed"
            : null;
        return new NetworkHealth(null, problem);
    }, CallLimit, stop);

    public async Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop)
    {
        string marker = long.TryParse(cursor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? $"&marker={cursor}" : "";
        JsonAt answer = await Call(c => _api.Get(settings, $"updates?limit=100&timeout={PollSeconds}&types={WantedTypes}{marker}", c),
            CallLimit + TimeSpan.FromSeconds(PollSeconds), stop);
        return MaxPoll.Of(answer);
    }

    public Task<IReadOnlyList<Payload>> Reconcile(ChannelSettings settings, DateTimeOffset since, DateTimeOffset until, CancellationToken stop) =>
        Call(c => new MaxCrawl(_api, settings, since, until, c).Run(), CrawlLimit, stop);

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (MaxConversation.Parse(message.Conversation) is not { } to)
        {
            return new SendOutcome.Failed("chat-not-found", $"'{message.Conversation}' is not a conversation of MAX");
        }

        if (MaxMessage.Problem(to, message) is { } problem)
        {
            return problem;
        }

        using CancellationTokenSource limit = new(message.Attachments.Count > 0 ? UploadLimit : CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        (List<JsonObject> uploaded, SendOutcome? failed) = await Upload(settings, message, both.Token);
        return failed ?? await Send(settings, to, MaxMessage.Body(to, message, uploaded), both.Token);
    }

    public Task Tell(ChannelSettings settings, ReadResult.Press press, PressResult result, CancellationToken stop) =>
        Call(c => _api.Post(settings, $"answers?callback_id={Uri.EscapeDataString(press.Id)}", MaxKeyboards.Answer(result), c), CallLimit, stop);

    public async Task<SendOutcome?> FindSent(ChannelSettings settings, OutgoingMessage message, DateTimeOffset attemptedAt, CancellationToken stop)
    {
        if (MaxConversation.Parse(message.Conversation) is not { } to || MaxReadBack.Path(to) is not { } path)
        {
            return null;
        }

        return await Call(async c =>
        {
            long me = (await _api.Get(settings, "me", c)).Number("user_id") ?? throw new JsonFieldException("user_id", "missing");
            return MaxReadBack.Find(await _api.Get(settings, path, c), to, message, attemptedAt, me);
        }, CallLimit, stop);
    }

    private async Task<(List<JsonObject> Uploaded, SendOutcome? Failed)> Upload(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (message.Attachments.Count == 0)
        {
            return ([], null);
        }

        try
        {
            (IReadOnlyList<OutgoingFile> own, string? problem, bool missing) = await files.Read(message.Attachments, stop);
            if (problem is not null)
            {
                return ([], missing ? new SendOutcome.Failed("file-missing", problem) : new SendOutcome.Later(problem, null, Everybody: false));
            }

            return (await MaxUploads.Send(_api, settings, own, stop), null);
        }
        catch (Exception e) when (MaxErrors.Is(e))
        {
            return ([], MaxErrors.BeforeSending(e));
        }
    }

    // "Not ready" is MAX's own refusal: asking again inside the limit is still one attempt.
    private async Task<SendOutcome> Send(ChannelSettings settings, MaxConversation to, JsonObject body, CancellationToken stop)
    {
        for (int trial = 0; ; trial++)
        {
            SendOutcome refused;
            try
            {
                JsonAt answer = await _api.Post(settings, MaxMessage.Path(to), body, stop);
                return new SendOutcome.Sent(answer.Object("message")?.Object("body")?.Text("mid"));
            }
            catch (MaxRefusal e) when (e.NotReady && trial < NotReady.Length)
            {
                refused = MaxErrors.Outcome(e);
            }
            catch (Exception e) when (MaxErrors.Is(e))
            {
                return MaxErrors.Outcome(e);
            }
            try
            {
                await Task.Delay(NotReady[trial], time, stop);
            }
            catch (OperationCanceledException)
            {
                return refused;
            }
        }
    }

    private Task<T> Call<T>(Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken stop) =>
        NetworkCalls.Within(time, within, call, MaxErrors.Is, MaxErrors.Trouble, stop);
}
