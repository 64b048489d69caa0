using Dialog.Cases;
using Dialog.Load.Measures;
using Dialog.Support.Audit;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Dialog.Load.Rig;

/// <summary>Brings messages and commands to threads as a poller does: until they are acknowledged, with the same id.</summary>
internal sealed class ThreadDoor(IGrainFactory grains, Ledger ledger, CommitTimes commits)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private int _repeated;

    /// <summary>Received to committed, as the caller sees it.</summary>
    public Latency Latency { get; } = new();

    public int Repeated => _repeated;

    public async Task<Receipt> Bring(IncomingMessage message, CancellationToken cancellation)
    {
        IThreadGrain thread = grains.GetGrain<IThreadGrain>(message.Thread);
        Receipt receipt = await Patiently(() => thread.Receive(message), cancellation);
        if (receipt.Outcome == CommandOutcome.Refused)
        {
            throw new InvalidOperationException($"Message {message.MessageId} of {message.Thread} was refused: {receipt.Code}");
        }

        commits.Acknowledged(receipt.CaseId, receipt.Version);
        ledger.Acknowledged(message.Thread, message.MessageId);
        return receipt;
    }

    public async Task<CommandReply> Order(string threadKey, CaseCommand command, CancellationToken cancellation)
    {
        IThreadGrain thread = grains.GetGrain<IThreadGrain>(threadKey);
        CommandReply reply = await Patiently(() => thread.Execute(command), cancellation);
        if (reply.Outcome == CommandOutcome.Done)
        {
            ledger.Done(command.CommandId, command.CaseId);
            commits.Acknowledged(command.CaseId, reply.Summary!.Version);
        }

        return reply;
    }

    private async Task<T> Patiently<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        long start = Latency.Now();
        while (true)
        {
            try
            {
                T answer = await call();
                Latency.Since(start);
                return answer;
            }
            catch (Exception e) when (e is TimeoutException or OrleansMessageRejectionException or SiloUnavailableException
                or ConnectionFailedException or JournalSaturatedException or JournalUnavailableException)
            {
                Interlocked.Increment(ref _repeated);
            }

            await Task.Delay(Pause, cancellation);
        }
    }
}
