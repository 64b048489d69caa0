using Dialog.Channels.Buttons;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels;

/// <summary>A network whose server an administrator entered: its troubles go to the process log, and what is shown of them is <see cref="EnteredDestination"/>'s.</summary>
internal sealed partial class EnteredDestinationChannel(string channel, IChannel network, ILogger logger) : IChannel
{
    private const int LongestLogged = 300;

    public string Kind => network.Kind;

    public ChannelTraits Traits => network.Traits;

    public string? Own(ChannelSettings settings) => network.Own(settings);

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => network.Read(payload, context);

    public WebhookReading ReadWebhook(ChannelSettings settings, InboundWebhookCall call) => network.ReadWebhook(settings, call);

    public Task Prepare(ChannelSettings settings, CancellationToken stop) => Ask(settings, async () =>
    {
        await network.Prepare(settings, stop);
        return true;
    });

    public async Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop)
    {
        NetworkHealth health = await Ask(settings, () => network.Health(settings, stop));
        return health.Problem is { } problem ? health with { Problem = Shown(settings, problem) } : health;
    }

    public ChannelSettings? Renewed(ChannelSettings settings) => network.Renewed(settings);

    public Task KeepCopy(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) => Ask(settings, async () =>
    {
        await network.KeepCopy(settings, message, stop);
        return true;
    });

    public Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop) => Ask(settings, () => network.Poll(settings, cursor, stop));

    public Task<PolledPayloads> Poll(string channel, ChannelSettings settings, string? cursor, CancellationToken stop) =>
        Ask(settings, () => network.Poll(channel, settings, cursor, stop));

    public Task<IReadOnlyList<Payload>> Reconcile(ChannelSettings settings, DateTimeOffset since, DateTimeOffset until, CancellationToken stop) =>
        Ask(settings, () => network.Reconcile(settings, since, until, stop));

    public Task<NetworkFile> Fetch(ChannelSettings settings, string fileId, int maxBytes, CancellationToken stop) =>
        Ask(settings, () => network.Fetch(settings, fileId, maxBytes, stop));

    public Task<IReadOnlyDictionary<string, string>> Names(ChannelSettings settings, IReadOnlyList<string> authors, CancellationToken stop) =>
        Ask(settings, () => network.Names(settings, authors, stop));

    public Task<IReadOnlyList<ExternalService>> Services(ChannelSettings settings, CancellationToken stop) => Ask(settings, () => network.Services(settings, stop));

    public Task<IReadOnlyList<ServiceGap>> Gaps(ChannelSettings settings, string? service, CancellationToken stop) => Ask(settings, () => network.Gaps(settings, service, stop));

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) =>
        Shown(settings, await network.Send(settings, message, stop));

    public async Task<SendOutcome[]> Send(ChannelSettings settings, IReadOnlyList<OutgoingMessage> messages, CancellationToken stop) =>
        [.. (await network.Send(settings, messages, stop)).Select(o => Shown(settings, o))];

    public Task Tell(ChannelSettings settings, ReadResult.Press press, PressResult result, CancellationToken stop) => Ask(settings, async () =>
    {
        await network.Tell(settings, press, result, stop);
        return true;
    });

    public async Task<SendOutcome?> FindSent(ChannelSettings settings, OutgoingMessage message, DateTimeOffset attemptedAt, CancellationToken stop) =>
        await Ask(settings, () => network.FindSent(settings, message, attemptedAt, stop)) is { } found ? Shown(settings, found) : null;

    private async Task<T> Ask<T>(ChannelSettings settings, Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (NetworkException e)
        {
            throw new NetworkException(Shown(settings, e.Message), e);
        }
    }

    private string Shown(ChannelSettings settings, string words)
    {
        string shown = EnteredDestination.Shown(words);
        if (shown != words)
        {
            LogCause(channel, WithoutSecrets(settings, words));
        }

        return shown;
    }

    private SendOutcome Shown(ChannelSettings settings, SendOutcome outcome)
    {
        SendOutcome shown = EnteredDestination.Shown(outcome);
        if (shown != outcome)
        {
            LogCause(channel, WithoutSecrets(settings, outcome switch
            {
                SendOutcome.Later later => later.Words,
                SendOutcome.Unknown unknown => unknown.Words,
                SendOutcome.Failed failed => $"{failed.Code}: {failed.Words}",
                _ => "",
            }));
        }

        return shown;
    }

    // The other side may send back what it was shown.
    private static string WithoutSecrets(ChannelSettings settings, string words)
    {
        foreach (string secret in new[] { settings.Token, settings.ReadToken, settings.Secret, settings.FormerSecret }.OfType<string>().Where(s => s.Length > 0))
        {
            words = words.Replace(secret, "***", StringComparison.Ordinal);
        }

        return words.Length > LongestLogged ? words[..LongestLogged] : words;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel}: {Cause}")]
    private partial void LogCause(string channel, string cause);
}
