namespace Dialog.Channels.Feed;

/// <summary>
/// Posts and comments of communities that are not ours, pushed or imported by a monitoring vendor. We may not write there:
/// an answer fails with <c>answer-by-hand</c> and the link, and a person writes it.
/// </summary>
public sealed class FeedChannel : IChannel
{
    public string Kind => ChannelKinds.Feed;

    public ChannelTraits Traits => ChannelTraits.Unlimited;

    public string? Own(ChannelSettings settings) => null;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => FeedItemReader.Read(payload, context);

    public Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Failed("answer-by-hand", message.Link ?? "the source gave no link"));
}
