using System.Threading.Channels;

namespace Dialog.Channels.Outbox;

/// <summary>Raised after a commit that wrote answers, so that they are sent now and not with the sweep's next pass.</summary>
public sealed class OutboxSignal(TimeProvider time)
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _rung.Writer.TryWrite(true);

    internal async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        using CancellationTokenSource limit = new(atMost, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await _rung.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
        }
    }
}
