using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Files;

namespace Dialog.Channels.Ok;

/// <summary>Messages to a group of Odnoklassniki, by its bot API. Comments there come through the monitoring feed.</summary>
public sealed class OkChannel(NetworkCalls network, OutgoingFiles files, TimeProvider time) : IChannel
{
    private const int MaxFiles = 5;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    // Less than the outbox's lease, whatever the size of the files.
    private static readonly TimeSpan UploadLimit = TimeSpan.FromSeconds(40);

    private readonly OkApi _api = new(network);

    public string Kind => ChannelKinds.Ok;

    // OK publishes no numbers: a pace no person answering would notice.
    public ChannelTraits Traits { get; } = new(Polls: false, TakesKey: false, PerSecond: 10, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public string? Own(ChannelSettings settings) => settings.Account;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => OkUpdateReader.Read(payload, context);

    public WebhookReading ReadWebhook(ChannelSettings settings, InboundWebhookCall call) => OkWebhook.Read(settings, call);

    public Task Prepare(ChannelSettings settings, CancellationToken stop) => Call(async c =>
    {
        await _api.Get(settings, "me/info", c);
        string ours = OkWebhook.Address(settings);
        await Subscribe(settings, c);
        // After a change of the secret the address of before would go on being called, and refused a day later.
        foreach (string url in (await Subscriptions(settings, c)).Where(u => u != ours && Path(u) == Path(ours)))
        {
            await _api.Post(settings, "me/unsubscribe", new() { ["url"] = url }, c);
        }

        return true;
    }, CallLimit, stop);

    public Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop) => Call(async c =>
    {
        await _api.Get(settings, "me/info", c);
        if ((await Subscriptions(settings, c)).Contains(OkWebhook.Address(settings)))
        {
            return new NetworkHealth(null, null);
        }

        await Subscribe(settings, c);
        return new NetworkHealth(null, "webhook-lost: Odnoklassniki had dropped our subscription, so messages may have been lost; it is renewed");
    }, CallLimit, stop);

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        int longest = ChannelLimits.MaxTextLength(Kind);
        if (message.Text.Length > longest)
        {
            return new SendOutcome.Failed("too-long", $"{message.Text.Length} characters, Odnoklassniki takes {longest}");
        }

        if (message.Attachments.Count > MaxFiles)
        {
            return new SendOutcome.Failed("attachments-refused", $"Odnoklassniki takes at most {MaxFiles} files in one message");
        }

        using CancellationTokenSource limit = new(message.Attachments.Count > 0 ? UploadLimit : CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        JsonArray attachments;
        try
        {
            (IReadOnlyList<OutgoingFile> own, string? problem, bool missing) = await files.Read(message.Attachments, both.Token);
            if (problem is not null)
            {
                return missing ? new SendOutcome.Failed("file-missing", problem) : new SendOutcome.Later(problem, null, Everybody: false);
            }

            attachments = await Upload(settings, own, both.Token);
        }
        catch (Exception e) when (OkErrors.Is(e))
        {
            return OkErrors.BeforeSending(e);
        }
        try
        {
            string chat = $"chat:{OkUpdateReader.Bare(message.Conversation)}";
            JsonObject said = new() { ["text"] = message.Text };
            if (attachments.Count > 0)
            {
                said["attachments"] = attachments;
            }

            JsonAt answer = await _api.Post(settings, $"me/messages/{Uri.EscapeDataString(chat).Replace("%3A", ":", StringComparison.Ordinal)}",
                new() { ["recipient"] = new JsonObject { ["chat_id"] = chat }, ["message"] = said }, both.Token);
            return new SendOutcome.Sent(answer.Text("message_id"));
        }
        catch (Exception e) when (OkErrors.Is(e))
        {
            return OkErrors.Outcome(e);
        }
    }

    // Images' token comes with the upload, others' with the address.
    private async Task<JsonArray> Upload(ChannelSettings settings, IReadOnlyList<OutgoingFile> own, CancellationToken stop)
    {
        JsonArray attachments = [];
        foreach (OutgoingFile file in own)
        {
            string type = file.Kind == "photo" ? "IMAGE" : "FILE";
            JsonAt place = await _api.Get(settings, $"me/fileUploadUrl?type={type}", stop);
            JsonElement? said = await _api.Upload(place.Text("url") ?? throw new JsonFieldException("url", "missing"), file, stop);
            JsonAt answer = new(said ?? default, "upload");
            string? photo = answer.Object("photos")?.Element.EnumerateObject().Select(p => new JsonAt(p.Value, "upload.photos").Text("token")).FirstOrDefault();
            attachments.Add(new JsonObject
            {
                ["type"] = type,
                ["payload"] = new JsonObject { ["token"] = photo ?? answer.Text("token") ?? place.Text("token") ?? throw new JsonFieldException("upload.token", "missing") },
            });
        }
        return attachments;
    }

    private async Task Subscribe(ChannelSettings settings, CancellationToken stop) =>
        await _api.Post(settings, "me/subscribe", new() { ["url"] = OkWebhook.Address(settings) }, stop);

    private async Task<string[]> Subscriptions(ChannelSettings settings, CancellationToken stop) =>
        [.. (await _api.Get(settings, "me/subscriptions", stop)).Objects("subscriptions").Select(s => s.Text("url")).OfType<string>()];

    private static string Path(string url) => url.Split('?')[0];

    private Task<T> Call<T>(Func<CancellationToken, Task<T>> call, TimeSpan within, CancellationToken stop) =>
        NetworkCalls.Within(time, within, call, OkErrors.Is, OkErrors.Trouble, stop);
}
