using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What is true of every case after every event, whoever did what in whichever order.</summary>
internal static class CaseInvariants
{
    public static void Hold(Guid id, IReadOnlyList<MemoryJournal.Stored> events, IReadOnlyDictionary<(Guid Case, string Kind), Wakeup> rows)
    {
        Case state = Case.None with { Id = id };
        int missed = 0, level = 0;
        Assert.IsType<CaseOpened>(events[0].Event);
        foreach ((MemoryJournal.Stored stored, int i) in events.Select((e, i) => (e, i)))
        {
            Case before = state;
            state = CaseFold.Apply(before, stored.Event, stored.At);
            (missed, level) = stored.Event switch
            {
                DeadlineSet => (0, 0),
                DeadlineMissed => (missed + 1, level),
                CaseEscalated e => (missed, level + 1 == e.Level ? e.Level : throw new InvalidOperationException($"Level {e.Level} after {level}.")),
                _ => (missed, level),
            };
            Assert.InRange(missed, 0, 1);
            Assert.InRange(level, 0, EscalationLadder.LastLevel);
            Assert.Equal(i + 1, state.Version);
            Holding(before, state, stored);
            Words(before, state, stored);
            if (i == events.Count - 1 || events[i + 1].CommandId != stored.CommandId)
            {
                Owing(state);
            }
        }

        Assert.Equal(1 + events.Count(e => e.Event is CaseDisputed), state.Leg);
        Assert.Equal(WakeUps(state).OrderBy(w => w.Kind), rows.Where(r => r.Key.Case == id).Select(r => (r.Key.Kind, r.Value)).OrderBy(w => w.Kind));
    }

    private static void Holding(Case before, Case after, MemoryJournal.Stored stored)
    {
        Assert.Equal((after.ClaimedBy is null, after.ClaimedBy is null), (after.Lease is null, after.ClaimedByName is null));
        Assert.False(
            stored.Event is CaseClaimed claimed && before.HeldByOther(claimed.Official, stored.At),
            $"{after.ClaimedBy} took what {before.ClaimedBy} held.");
        Assert.True(stored.Event is not CaseClaimed || after.Lease!.At > stored.At);
    }

    private static void Words(Case before, Case after, MemoryJournal.Stored stored)
    {
        if (before.Status is CaseStatus.Answered or CaseStatus.Confirmed or CaseStatus.Closed && stored.Event is not CaseDisputed)
        {
            Assert.False(after.Unanswered, $"Unanswered by {stored.Event.GetType().Name}.");
        }

        if (before.LastAnswerVersion == after.LastAnswerVersion && before.Delivery == DeliveryState.Delivered)
        {
            Assert.Equal(DeliveryState.Delivered, after.Delivery);
        }

        Assert.True(after.LastInboundVersion >= before.LastInboundVersion && after.Leg >= before.Leg);
    }

    private static void Owing(Case c)
    {
        if (c.IsOpen)
        {
            Assert.NotNull(c.Obligation);
            Assert.True(c.Obligation.WakeAt is not null || c.EscalationLevel == EscalationLadder.LastLevel, "An open case sleeps for ever.");
        }
        else
        {
            Assert.Null(c.Obligation);
            Assert.Null(c.ClaimedBy);
        }

        Assert.Equal(c.Status == CaseStatus.Answered, c.Settlement is not null);
        Assert.True(c.Silence is null || c.Settlement is not null, "Silence without an answer.");
        if (c.Settlement?.AnswerVersion == c.LastAnswerVersion)
        {
            Assert.Equal(c.Delivery is DeliveryState.Sent or DeliveryState.Delivered, c.Silence is not null);
        }

        Assert.True(c.IsOpen || c.EscalationLevel == 0, $"{c.Status} at level {c.EscalationLevel}.");
    }

    private static IEnumerable<(string Kind, Wakeup Wake)> WakeUps(Case c)
    {
        if (c.Obligation is { WakeAt: { } at } owed)
        {
            yield return (ClockRules.Obligation, new Wakeup(at, owed.Serial));
        }

        if (c.Lease is { } lease)
        {
            yield return (ClockRules.Lease, lease);
        }

        if (c.Silence is { } silence)
        {
            yield return (ClockRules.Silence, silence);
        }
    }
}
