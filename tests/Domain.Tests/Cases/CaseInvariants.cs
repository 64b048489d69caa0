using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What is true of every case after every event, whoever did what in whichever order.</summary>
internal static class CaseInvariants
{
    public static void Hold(Guid id, IReadOnlyList<MemoryJournal.Stored> events, IReadOnlyDictionary<(Guid Case, string Kind), CaseTimer> rows)
    {
        Case state = Case.None with { Id = id };
        Dictionary<string, int> missed = [], level = [];
        HashSet<string> messages = [];
        Assert.IsType<CaseOpened>(events[0].Event);
        foreach ((MemoryJournal.Stored stored, int i) in events.Select((e, i) => (e, i)))
        {
            Case before = state;
            state = CaseFold.Apply(before, stored.Event, stored.At);
            Clock(state, stored.Event, missed, level);
            Changing(stored.Event, messages);
            Assert.Equal(i + 1, state.Version);
            Holding(before, state, stored);
            Agreeing(before, stored, i + 1 < events.Count ? events[i + 1] : null);
            Words(before, state, stored);
            Promising(before, stored, events[^1].Event is ResidentErased);
            if (i == events.Count - 1 || events[i + 1].CommandId != stored.CommandId)
            {
                Owing(state);
            }
        }

        Assert.Equal(1 + events.Count(e => e.Event is CaseDisputed), state.Leg);
        Assert.Equal(Timers(state).OrderBy(w => w.Kind), rows.Where(r => r.Key.Case == id).Select(r => (r.Key.Kind, r.Value)).OrderBy(w => w.Kind));
    }

    // Each obligation is missed once at most and escalates step by step; what ends may begin again.
    private static void Clock(Case after, CaseEvent happened, Dictionary<string, int> missed, Dictionary<string, int> level)
    {
        switch (happened)
        {
            case DeadlineSet e:
                missed[e.Deadline] = level[e.Deadline] = 0;
                break;
            case DeadlineMissed e:
                Assert.Equal(1, ++missed[e.Deadline]);
                break;
            case CaseEscalated e:
                Assert.Equal(++level[e.Deadline!], e.Level);
                Assert.InRange(e.Level, 1, EscalationLadder.LastLevel);
                break;
        }

        Assert.Equal(after.Owed.Count, after.Owed.Select(o => o.Deadline).Distinct().Count());
        Assert.Equal(after.Owed.OrderBy(o => o.DueAt).Select(o => o.DueAt), after.Owed.Select(o => o.DueAt));
    }

    // A message is edited and deleted in a case that has or had it.
    private static void Changing(CaseEvent happened, HashSet<string> messages)
    {
        switch (happened)
        {
            case MessageReceived e:
                messages.Add(e.MessageId);
                break;
            case MessagesTaken e:
                messages.UnionWith(e.MessageIds);
                break;
            case MessageEdited e:
                Assert.Contains(e.MessageId, messages);
                break;
            case MessageDeleted e:
                Assert.Contains(e.MessageId, messages);
                break;
        }
    }

    // A promise is kept by what somebody shows or by what the resident says, never by an answer.
    private static void Promising(Case before, MemoryJournal.Stored stored, bool erased)
    {
        Assert.IsNotType<PromiseFulfilled>(stored.Event);
        if (stored.Event is PromiseKept kept)
        {
            Assert.NotNull(before.Promise);
            Assert.True(kept is { Source: "resident" } or { Source: "official", Official: not null }, $"A promise was kept by {kept.Source}.");
            Assert.True(erased || kept.Source == "resident" || kept.Text is not null || kept.Attachments is not null, "A promise was kept without evidence.");
        }

        Assert.True(stored.Event is not PromiseReopened || before.KeptPromise is not null, "What was not kept was taken back.");
    }

    // What goes out after an approval is the very text that was approved, and nobody approves their own or counts twice.
    private static void Agreeing(Case before, MemoryJournal.Stored stored, MemoryJournal.Stored? next)
    {
        if (stored.Event is not AnswerApproved approved)
        {
            return;
        }

        Proposal text = before.Proposal ?? throw new InvalidOperationException("Approved without a text.");
        Assert.Equal(text.Revision, approved.Revision);
        Assert.NotEqual(text.Author, approved.Official);
        Assert.DoesNotContain(approved.Official, text.Agreed);
        if (approved.NextApprover is null)
        {
            MemoryJournal.Stored? then = next?.Event is AnswerGiven ? next : null;
            Assert.True(then is null || ((AnswerGiven)then.Event).Text == text.Text);
            Assert.Equal(stored.CommandId, next!.CommandId);
        }
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
            Assert.All(c.Owed, o => Assert.True(o.WakeAt is not null || o.Level == EscalationLadder.LastLevel, "An open case sleeps for ever."));
        }
        else
        {
            Assert.Empty(c.Owed);
            Assert.Null(c.ClaimedBy);
            Assert.Null(c.Proposal);
            Assert.True(c.Promise is null || c.Status == CaseStatus.Answered, $"A promise is open in a case that is {c.Status}.");
        }

        Assert.Equal(c.Proposal is { IsReturned: false }, c.Owed.Find(Obligations.Approval) is not null);
        Assert.Equal(c.Promise is not null && c.IsOpen, c.Owed.Find(Obligations.Promise) is not null);
        Assert.True(c.Promise is null || c.KeptPromise is null, "A promise is open and kept at once.");
        Assert.Equal(c.Formal?.State == FormalState.Requested && c.IsOpen, c.Owed.Find(Obligations.FormalRegistration) is not null);
        Assert.Equal(c.Formal?.State == FormalState.Registered && c.IsOpen, c.Owed.Find(Obligations.FormalAnswer) is not null);
        Assert.Equal(c.Status == CaseStatus.Answered, c.Settlement is not null);
        Assert.True(c.Silence is null || c.Settlement is not null, "Silence without an answer.");
        if (c.Settlement?.AnswerVersion == c.LastAnswerVersion)
        {
            Assert.Equal(c.Delivery is DeliveryState.Sent or DeliveryState.Delivered, c.Silence is not null);
        }

        Assert.True(c.IsOpen || c.EscalationLevel == 0, $"{c.Status} at level {c.EscalationLevel}.");
    }

    private static IEnumerable<(string Kind, CaseTimer Wake)> Timers(Case c)
    {
        foreach (Obligation owed in c.Owed)
        {
            if (owed.Timer is { } wake)
            {
                yield return (Obligations.KindOf(owed.Deadline), wake);
            }
        }

        if (c.Lease is { } lease)
        {
            yield return (ClockRules.Lease, lease);
        }

        if (c.Silence is { } silence)
        {
            yield return (ClockRules.Silence, silence);
        }

        if (c.CrossCaseTimer is { } errands)
        {
            yield return (ClockRules.CrossCase, errands);
        }
    }
}
