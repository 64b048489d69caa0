namespace Dialog.Channels.Form;

/// <summary>
/// The public form and its tracker page. The api hands its messages to the thread itself, because the resident waits for
/// the tracking code; an answer is delivered with its commit, because the page reads it from there.
/// </summary>
public sealed class FormChannel : IChannel
{
    public string Kind => ChannelKinds.Form;

    public ChannelTraits Traits => ChannelTraits.Unlimited;

    public string? Own(ChannelSettings settings) => null;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) =>
        new ReadResult.Broken("$", "a form has no raw payloads: its messages go to the thread at once");

    public Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Delivered());
}
