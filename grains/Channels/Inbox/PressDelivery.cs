using Dialog.Cases;
using Dialog.Channels.Buttons;
using Microsoft.Extensions.Logging;

namespace Dialog.Channels.Inbox;

/// <summary>Hands presses of buttons to their threads as the resident's word, and tells whoever pressed what came of it.</summary>
internal sealed partial class PressDelivery(string channel, ChannelSettings settings, IChannel adapter, InboxStore store, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Networks wait seconds for it, and the next messages of the conversation wait behind it.
    private static readonly TimeSpan TellLimit = TimeSpan.FromSeconds(5);

    /// <summary>The answer the button names, as far as it is one of this channel.</summary>
    public async Task<PressedAnswer?> Find(ReadResult.Press press) =>
        AnswerButton.Read(press.Data) is var (_, caseId, version) ? await store.Pressed(channel, caseId, version) : null;

    public async Task<InboxSettlement> Deliver(InboxRow row, ReadResult.Press press, PressedAnswer? answer)
    {
        try
        {
            (PressResult result, string outcome, string? note) = await Decide(press, answer);
            // Before the payload is settled: a process that dies meanwhile tells it after all, and the command is known by its id.
            await Tell(press, result);
            return new(row, "done", note, row.Attempts, row.ReceivedAt) { Outcome = outcome };
        }
#pragma warning disable CA1031 // A failure of one in its thread must not stop those behind it; it is recorded.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return InboxOutcome.Failed(row, e, time.GetUtcNow() + Pause);
        }
    }

    private async Task<(PressResult Result, string Outcome, string? Note)> Decide(ReadResult.Press press, PressedAnswer? answer)
    {
        if (PressRules.Refusal(press, answer) is { } because)
        {
            return (PressRules.Refused(press, because, answer), "ignored", $"ignored: a press, {because}");
        }

        ResidentOutcome outcome = AnswerButton.Read(press.Data)!.Value.Outcome;
        CommandReply reply = await grains.GetGrain<IThreadGrain>(answer!.Thread).Execute(PressRules.Command(press, answer, outcome));
        PressResult result = PressRules.Told(press, answer, outcome, reply);
        return reply.Outcome switch
        {
            CommandOutcome.Done => (result, "taken", null),
            CommandOutcome.AlreadyDone => (result, "known", null),
            _ => (result, "ignored", $"ignored: a press, {reply.Code}"),
        };
    }

    private async Task Tell(ReadResult.Press press, PressResult result)
    {
        using CancellationTokenSource limit = new(TellLimit, time);
        try
        {
            await adapter.Tell(settings, press, result, limit.Token);
        }
#pragma warning disable CA1031 // The resident's word is stored: that they were not told so is only said here.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotTold(logger, channel, e is NetworkException ? e.Message : e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Channel {Channel}: who pressed a button could not be told what came of it: {Why}")]
    private static partial void LogNotTold(ILogger logger, string channel, string why);
}
