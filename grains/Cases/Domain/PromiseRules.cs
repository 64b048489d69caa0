namespace Dialog.Cases.Domain;

/// <summary>
/// When a promise counts as kept: an official shows it with words or a photo, or the resident confirms the answer. A final answer alone
/// stops its clock and leaves it open; a dispute starts the clock again.
/// </summary>
internal static class PromiseRules
{
    public const string ByOfficial = "official";
    public const string ByResident = "resident";

    public static Decision Keep(Case state, KeepPromise k, CaseRules rules, DateTimeOffset now)
    {
        if (state.Promise is not { } promise)
        {
            return Decision.Refuse("no-promise");
        }

        if (string.IsNullOrWhiteSpace(k.Text) && k.Attachments.Length == 0)
        {
            return Decision.Refuse("evidence-missing");
        }

        if (CaseDecider.TooLong(k.Text) is { } refusal)
        {
            return refusal;
        }

        PromiseKept kept = new(promise.DueAt, IsLate(state, promise, now), ByOfficial,
            string.IsNullOrWhiteSpace(k.Text) ? null : k.Text, k.Attachments.Length > 0 ? k.Attachments : null, k.By.Id, k.By.Name);
        List<CaseEvent> events = [kept];
        Case after = CaseFold.Apply(state, kept, now);
        if (after.IsOpen && !after.Owed.Any(o => o.Deadline is not (Obligations.Approval or Obligations.FirstReaction)))
        {
            // The work is done; the resident has yet to be told.
            events.Add(rules.Deadline(Obligations.Answer, state, now)!);
        }

        return Decision.Accept(events);
    }

    /// <summary>The resident confirms the answer, and with it the promise.</summary>
    public static IEnumerable<CaseEvent> WhenConfirmed(Case state, DateTimeOffset now)
    {
        if (state.Promise is { } promise)
        {
            yield return new PromiseKept(promise.DueAt, IsLate(state, promise, now), ByResident, null, null, null, null);
        }
    }

    /// <summary>The resident says that it is not done: the clock of the promise runs on from where it was due.</summary>
    public static IEnumerable<CaseEvent> WhenDisputed(Case state, CaseRules rules, DateTimeOffset now)
    {
        if ((state.Promise ?? state.KeptPromise) is not { } promise)
        {
            yield break;
        }

        if (state.Promise is null)
        {
            yield return new PromiseReopened(promise.DueAt);
        }

        yield return Clock(promise.DueAt, rules, now);
    }

    public static DeadlineSet Clock(DateTimeOffset due, CaseRules rules, DateTimeOffset now) => new(
        Obligations.Promise, due, EscalationLadder.ApproachingAt(now, due), "promise",
        rules.Region.Version, rules.Region.Calendar.Version, (due - now).TotalHours, false, [], now);

    // What an answer reported in time is not late because the resident confirms it, or somebody shows it, later.
    private static bool IsLate(Case state, Promise promise, DateTimeOffset now) =>
        (state.Status == CaseStatus.Answered ? state.AnsweredAt ?? now : now) > promise.DueAt;
}
