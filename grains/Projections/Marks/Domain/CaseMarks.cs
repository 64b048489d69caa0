using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Projections.Marks.Domain;

/// <summary>
/// The marks of a case from its journal. The answer is owed once in each leg: a reopened case owes another, a merged one owes with the case it
/// waits in, and a pause moves the moment by which it is owed.
/// </summary>
internal static class CaseMarks
{
    /// <summary>Names of the events that can make a mark.</summary>
    public static IReadOnlyCollection<string> Making { get; } = ["case-opened", "answer-given", "deadline-missed"];

    public static List<CaseMark> Of(Guid id, IReadOnlyList<(CaseEvent Event, DateTimeOffset At)> journal)
    {
        List<CaseMark> marks = [];
        Case state = Case.None with { Id = id };
        for (int i = 0; i < journal.Count; i++)
        {
            (CaseEvent happened, DateTimeOffset at) = journal[i];
            Case before = state;
            state = CaseFold.Apply(before, happened, at);
            CaseMark mark = new(id, state.Version, MarkKind.Registered, at, state.Authority, state.Official, state.Leg, null);
            switch (happened)
            {
                case CaseOpened e when !IsSplit(journal, i):
                    marks.Add(mark with { At = e.ReceivedAt, Delay = Seconds(e.ReceivedAt - e.PublishedAt) });
                    break;
                case DeadlineMissed { Deadline: Obligations.Answer } e when before.Owed.Find(Obligations.Answer) is { Missed: false }:
                    marks.Add(mark with { Kind = MarkKind.TooLate, At = e.DueAt });
                    break;
                case AnswerGiven { Kind: AnswerKind.Final or AnswerKind.Intermediate } e:
                    marks.AddRange(Given(before, e, mark with { Official = e.Official }));
                    break;
            }
        }

        return marks;
    }

    private static IEnumerable<CaseMark> Given(Case before, AnswerGiven e, CaseMark mark)
    {
        // A case that waits in another one is answered there; what it owed is kept aside meanwhile.
        Obligation? owed = before.Owed.Find(Obligations.Answer) ?? before.Suspended?.Owed.Find(Obligations.Answer);
        if (owed is { Missed: false })
        {
            bool late = !owed.Standing && mark.At > owed.DueAt;
            yield return late ? mark with { Kind = MarkKind.TooLate, At = owed.DueAt } : mark with { Kind = MarkKind.InTime };
        }

        if (e.Kind == AnswerKind.Final)
        {
            yield return mark with { Kind = MarkKind.Answered };
        }
    }

    // Its messages were registered with the case they were in.
    private static bool IsSplit(IReadOnlyList<(CaseEvent Event, DateTimeOffset At)> journal, int opened) =>
        opened + 1 < journal.Count && journal[opened + 1].Event is MessagesTaken;

    private static int Seconds(TimeSpan delay) => (int)Math.Clamp(delay.TotalSeconds, 0, int.MaxValue);
}
