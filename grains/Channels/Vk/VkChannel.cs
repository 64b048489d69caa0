using System.Globalization;
using System.Text.Json;
using Dialog.Channels.Buttons;
using Dialog.Files;

namespace Dialog.Channels.Vk;

/// <summary>A community of VK: messages to it and comments under what it publishes.</summary>
public sealed class VkChannel(VkApi api, OutgoingFiles files, TimeProvider time) : IChannel
{
    private const int MaxFiles = 10;
    private const int MaxNames = 500;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    // Messages wait for the names of those who wrote them.
    private static readonly TimeSpan NamesLimit = TimeSpan.FromSeconds(3);

    // Less than the outbox's lease, whatever the size of the files.
    private static readonly TimeSpan UploadLimit = TimeSpan.FromSeconds(40);

    // A user's token may ask three times a second.
    private static readonly TimeSpan ReadPause = TimeSpan.FromMilliseconds(350);

    // A community's own twenty times, most of which its answers need.
    private static readonly TimeSpan OwnPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CrawlLimit = TimeSpan.FromMinutes(8);

    public string Kind => ChannelKinds.Vk;

    // VK's own: a community's token may call 20 times a second, and an execute carries 25 calls.
    public ChannelTraits Traits { get; } = new(Polls: true, TakesKey: true, PerSecond: 20, TimeSpan.Zero, TimeSpan.Zero)
    {
        Batch = 25,
        ReconcileEvery = TimeSpan.FromMinutes(10),
        Removes = true,
        NamesApart = true,
        HasButtons = true,
    };

    /// <summary>Communities speak under their id below zero.</summary>
    public string? Own(ChannelSettings settings) => settings.Account is { } account ? $"-{account}" : null;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => VkEventReader.Read(payload, context);

    public WebhookReading ReadWebhook(ChannelSettings settings, InboundWebhookCall call) => VkWebhook.Read(settings, call);

    public async Task Prepare(ChannelSettings settings, CancellationToken stop) =>
        await Ask(settings, settings.Token, Of("groups.getById", ("group_id", settings.Account!)), stop);

    public async Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop)
    {
        await Ask(settings, settings.Token, Of("groups.getById", ("group_id", settings.Account!)), stop);
        return new(null, await VkCondition.Problem(settings, call => Allowed(settings, call, stop)));
    }

    public Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop) => VkLongPoll.Once(
        cursor,
        address => Within(c => api.Get(address, c), CallLimit + TimeSpan.FromSeconds(VkLongPoll.Seconds), stop),
        async () => VkPosition.Of(await Ask(settings, settings.Token, Of("groups.getLongPollServer", ("group_id", settings.Account!)), stop))
            ?? throw new NetworkException("unexpected-answer: VK gave no address for the long poll"));

    public async Task<IReadOnlyList<Payload>> Reconcile(ChannelSettings settings, DateTimeOffset since, DateTimeOffset until, CancellationToken stop)
    {
        // Nobody else shares this crawl, but the limit ends it on a wall that never ends.
        using CancellationTokenSource limit = new(CrawlLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        VkCrawl crawl = new((call, reads) => AskSlowly(settings, call, reads, both.Token), long.Parse(settings.Account!, CultureInfo.InvariantCulture), since, until);
        try
        {
            await Messages(crawl);
            if (settings.ReadToken is not null)
            {
                await crawl.Comments();
            }

            return crawl.Found;
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new NetworkException(VkErrors.Trouble(e), e);
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> Names(ChannelSettings settings, IReadOnlyList<string> authors, CancellationToken stop)
    {
        Dictionary<string, string> names = [];
        foreach (string[] some in authors.Chunk(MaxNames))
        {
            (string[] groups, string[] users) = ([.. some.Where(a => a.StartsWith('-'))], [.. some.Where(a => !a.StartsWith('-'))]);
            if (users.Length > 0)
            {
                VkNames.Users(await Within(c => api.Call(settings, settings.Token, Of("users.get", ("user_ids", string.Join(',', users)), ("lang", "ru")), c), NamesLimit, stop), names);
            }

            if (groups.Length > 0)
            {
                VkNames.Groups(await Within(c => api.Call(settings, settings.Token, Of("groups.getById", ("group_ids", string.Join(',', groups.Select(g => g[1..])))), c), NamesLimit, stop), names);
            }
        }
        return names;
    }

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (Refusal(message) is { } refused)
        {
            return refused;
        }

        VkConversation to = VkConversation.Parse(message.Conversation)!.Value;
        if (message.Attachments.Count > 0 && VkUploads.Refusal(settings, to) is { } noFiles)
        {
            return noFiles;
        }

        using CancellationTokenSource limit = new(message.Attachments.Count > 0 ? UploadLimit : CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            (IReadOnlyList<OutgoingFile> own, string? problem, bool missing) = await files.Read(message.Attachments, both.Token);
            if (problem is not null)
            {
                return missing ? new SendOutcome.Failed("file-missing", problem) : new SendOutcome.Later(problem, null, Everybody: false);
            }

            IReadOnlyList<string> uploaded = own.Count == 0 ? [] : await VkUploads.Upload(api, settings, to, own, both.Token);
            JsonElement given = await api.Call(settings, VkSending.TokenFor(settings, to.Place), VkSending.Call(settings, to, message, uploaded), both.Token);
            return VkSending.Outcome(to, given);
        }
        catch (Exception e) when (IsNetwork(e))
        {
            return VkSending.NeedsUser(to, message) ? VkErrors.OutcomeOfSecond(e) : VkErrors.Outcome(e);
        }
    }

    /// <summary>Answers without files share a call, those with files go one by one.</summary>
    public async Task<SendOutcome[]> Send(ChannelSettings settings, IReadOnlyList<OutgoingMessage> messages, CancellationToken stop)
    {
        SendOutcome[] outcomes = new SendOutcome[messages.Count];
        List<(int At, VkConversation To)> together = new();
        for (int i = 0; i < messages.Count; i++)
        {
            bool alone = messages[i].Attachments.Count > 0 || Refusal(messages[i]) is not null
                || VkSending.NeedsUser(VkConversation.Parse(messages[i].Conversation)!.Value, messages[i]);
            if (alone)
            {
                outcomes[i] = await Send(settings, messages[i], stop);
            }
            else
            {
                together.Add((i, VkConversation.Parse(messages[i].Conversation)!.Value));
            }
        }
        SendOutcome[] shared = together.Count == 1
            ? [await Send(settings, messages[together[0].At], stop)]
            : await Execute(settings, [.. together.Select(t => (t.To, messages[t.At]))], stop);
        foreach ((SendOutcome outcome, (int at, _)) in shared.Zip(together))
        {
            outcomes[at] = outcome;
        }

        return outcomes;
    }

    public Task Tell(ChannelSettings settings, ReadResult.Press press, PressResult result, CancellationToken stop) =>
        Task.WhenAll(VkKeyboards.Answer(press, result).Select(call => Ask(settings, settings.Token, call, stop)));

    private async Task<SendOutcome[]> Execute(ChannelSettings settings, IReadOnlyList<(VkConversation To, OutgoingMessage Message)> answers, CancellationToken stop)
    {
        if (answers.Count == 0)
        {
            return [];
        }

        using CancellationTokenSource limit = new(CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            VkCall call = VkSending.Execute(answers.Select(a => VkSending.Call(settings, a.To, a.Message, [])));
            return VkSending.Outcomes([.. answers.Select(a => a.To)], await api.Whole(settings, settings.Token, call, both.Token));
        }
        catch (VkException e) when (e.Code is 12 or 13)
        {
            // Together they are more than VK runs at once. What it did before it stopped is recognised by its key.
            List<SendOutcome> one = new();
            foreach ((_, OutgoingMessage message) in answers)
            {
                one.Add(both.IsCancellationRequested ? VkErrors.Outcome(new OperationCanceledException()) : await Send(settings, message, both.Token));
            }

            return [.. one];
        }
        catch (Exception e) when (IsNetwork(e))
        {
            SendOutcome outcome = VkErrors.Outcome(e);
            return [.. answers.Select(_ => outcome)];
        }
    }

    private SendOutcome.Failed? Refusal(OutgoingMessage message) =>
        VkConversation.Parse(message.Conversation) is null ? new("chat-not-found", $"'{message.Conversation}' is not a conversation of VK")
        : message.Text.Length > ChannelLimits.MaxTextLength(Kind) ? new("too-long", $"{message.Text.Length} characters, VK takes {ChannelLimits.MaxTextLength(Kind)}")
        : message.Attachments.Count > MaxFiles ? new("attachments-refused", $"at most {MaxFiles} files can be sent")
        : null;

    private static async Task Messages(VkCrawl crawl)
    {
        try
        {
            await crawl.Messages();
        }
        catch (NetworkException e) when (e.InnerException is VkException { Code: 7 or 15 or 27 or 100 })
        {
            // The community's token may lack the right to its messages; its comments are another question.
        }
    }

    // What is only nice to know must not stop what is needed.
    private async Task<JsonElement?> Allowed(ChannelSettings settings, VkCall call, CancellationToken stop)
    {
        try
        {
            return await Ask(settings, settings.Token, call, stop);
        }
        catch (NetworkException)
        {
            return null;
        }
    }

    private async Task<JsonElement> AskSlowly(ChannelSettings settings, VkCall call, bool reads, CancellationToken stop)
    {
        for (int left = 5; ; left--)
        {
            try
            {
                await Task.Delay(reads ? ReadPause : OwnPause, time, stop);
                return await Ask(settings, reads ? settings.ReadToken : settings.Token, call, stop);
            }
            catch (NetworkException e) when (e.InnerException is VkException { Code: 6 } && left > 0)
            {
                // Somebody else asks with the same token.
            }
        }
    }

    private Task<JsonElement> Ask(ChannelSettings settings, string? token, VkCall call, CancellationToken stop) =>
        Within(c => api.Call(settings, token, call, c), CallLimit, stop);

    private Task<T> Within<T>(Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken stop) =>
        NetworkCalls.Within(time, within, call, IsNetwork, VkErrors.Trouble, stop);

    private static bool IsNetwork(Exception e) => e is VkException or VkAnswerException or HttpRequestException or OperationCanceledException;

    private static VkCall Of(string method, params (string Name, string Value)[] parameters) => new(method, parameters.ToDictionary(p => p.Name, p => p.Value));
}
