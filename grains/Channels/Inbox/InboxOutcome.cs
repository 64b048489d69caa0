using Dialog.Cases;

namespace Dialog.Channels.Inbox;

/// <summary>What becomes of a payload after its message was handed over. Pure.</summary>
internal static class InboxOutcome
{
    private const int Trials = 5;

    public static InboxSettlement Of(InboxRow row, IncomingMessage message, Handed handed, DateTimeOffset later) => handed switch
    {
        Handed.Taken taken => new(row, "done", null, row.Attempts, row.ReceivedAt)
        {
            Outcome = taken.Receipt.Outcome == CommandOutcome.Done ? "taken" : "known",
            PublishedAt = message.PublishedAt,
        },
        // An edit of a message we never had is no loss; a refused new message has to be checked by a person.
        Handed.Refused refused when message.What != IncomingKind.New => new(row, "done", $"ignored: {refused.Why}", row.Attempts, row.ReceivedAt) { Outcome = "ignored" },
        Handed.Refused refused => new(row, "poison", $"refused: {refused.Why}", row.Attempts, row.ReceivedAt),
        _ => Unfinished(row, handed, later),
    };

    /// <summary>Of a payload whose thread failed: the cluster's trouble passes, a fault of this one must not stop those behind it and is recorded.</summary>
    public static InboxSettlement Failed(InboxRow row, Exception error, DateTimeOffset later) =>
        Unfinished(row, Outage.IsOne(error) ? new Handed.NotNow(error.GetType().Name) : new Handed.Faulted($"{error.GetType().Name}: {error.Message}"), later);

    private static InboxSettlement Unfinished(InboxRow row, Handed handed, DateTimeOffset later) => handed switch
    {
        // The cluster's trouble is not the message's: it does not use up its trials.
        Handed.NotNow notNow => new(row, "waiting", notNow.Why, row.Attempts, later),
        Handed.Faulted faulted when row.Attempts + 1 >= Trials => new(row, "poison", faulted.Why, row.Attempts + 1, row.ReceivedAt),
        Handed.Faulted faulted => new(row, "waiting", faulted.Why, row.Attempts + 1, later),
        _ => throw new InvalidOperationException(),
    };
}
