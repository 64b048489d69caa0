using System.Text.Json;
using Dialog.Open311;

namespace Dialog.Channels.Open311;

/// <summary>
/// Others' requests to us by Open311. The api hands them to their threads itself, because the client waits for the number; only
/// what it could not hand over comes by the inbox. An answer is delivered with its commit, because clients read it from there.
/// </summary>
public sealed class Open311Channel : IChannel
{
    public string Kind => ChannelKinds.Open311;

    public ChannelTraits Traits => ChannelTraits.Unlimited;

    public string? Own(ChannelSettings settings) => null;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return Open311Submission.Of(payload) switch
            {
                null => new ReadResult.Broken("$", "null instead of a request"),
                { Conversation.Length: 0 } => new ReadResult.Broken("conversation", "missing"),
                { Text.Length: > ChannelLimits.MaxIncomingText } s => new ReadResult.Broken("text", $"{s.Text.Length} characters, at most {ChannelLimits.MaxIncomingText} are taken"),
                { } s => new ReadResult.Message(s.Message(context.Channel, context.Region, context.SeenAt)),
            };
        }
        catch (JsonException e)
        {
            return new ReadResult.Broken(e.Path is null or "$" ? "$" : e.Path.TrimStart('$', '.'), "not a request as the api keeps it");
        }
    }

    public Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Delivered());
}
