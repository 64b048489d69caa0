namespace Dialog.Cases.Domain;

/// <summary>Links by which contractors see a part of a case and answer to the official. Nothing of it reaches the resident.</summary>
internal static class ContractorRules
{
    public const int LongestName = 200;
    public const int LongestText = 5_000;

    /// <summary>Links of one case that can be opened at once.</summary>
    public const int MostOpen = 10;

    public static Decision Decide(Case state, CaseCommand command, CaseRules rules, DateTimeOffset now) => command switch
    {
        AskContractor a => Ask(state, a, rules, now),
        RevokeContractorLink r => Revoke(state, r),
        AnswerAsContractor a => Answer(state, a, now),
        _ => throw new InvalidOperationException($"The rules do not know {command.GetType().Name}."),
    };

    private static Decision Ask(Case state, AskContractor a, CaseRules rules, DateTimeOffset now) => a switch
    {
        _ when state.Status == CaseStatus.Merged => Decision.Refuse("merged", $"{state.MergedInto?.Number}"),
        _ when !state.IsOpen => Decision.Refuse("nothing-to-do"),
        _ when state.HeldByOther(a.By.Id, now) => Decision.Refuse("claimed-by-another", state.ClaimedByName),
        { Contractor: var name } when string.IsNullOrWhiteSpace(name) || name.Length > LongestName => Decision.Refuse("contractor-missing"),
        { Task: var task } when string.IsNullOrWhiteSpace(task) => Decision.Refuse("text-empty"),
        { Task: var task } when task.Length > LongestText => Decision.Refuse("text-too-long", $"{task.Length} > {LongestText}"),
        _ when a.Days < 1 || a.Days > rules.Region.ContractorDays => Decision.Refuse("link-too-long", $"{rules.Region.ContractorDays}"),
        { WantedBy: { } by } when by <= now => Decision.Refuse("wanted-in-the-past"),
        _ when state.Contractors.Any(l => l.Id == a.Link) => Decision.Nothing,
        _ when state.Contractors.Count(l => !l.Revoked && !l.IsAnswered && l.ExpiresAt > now) >= MostOpen => Decision.Refuse("too-many-contractor-links", $"{MostOpen}"),
        _ => Decision.Accept(new ContractorAsked(
            a.Link, Trimmed(a.Contractor), Trimmed(a.Task), a.WantedBy, now + TimeSpan.FromDays(a.Days), a.Photos.Length > 0 ? a.Photos : null, a.WithContact, a.By.Id, a.By.Name)),
    };

    private static Decision Revoke(Case state, RevokeContractorLink r) => Find(state, r.Link) switch
    {
        null => Decision.Refuse("no-such-link"),
        { Revoked: true } => Decision.Nothing,
        _ => Decision.Accept(new ContractorLinkRevoked(r.Link, r.By.Id, r.By.Name)),
    };

    private static string Trimmed(string words) => words.Trim();

    private static Decision Answer(Case state, AnswerAsContractor a, DateTimeOffset now) => Find(state, a.Link) switch
    {
        null => Decision.Refuse("no-such-link"),
        // A page that is sent again says the same: it is the same answer.
        { Answer: { } said } when Repeats(said, a) => Decision.Nothing,
        { Revoked: true } => Decision.Refuse("link-revoked"),
        { IsAnswered: true } => Decision.Refuse("link-answered"),
        { ExpiresAt: var end } when end <= now => Decision.Refuse("link-expired"),
        _ when state.Status == CaseStatus.Merged => Decision.Refuse("merged"),
        _ when state.Status == CaseStatus.Confirmed => Decision.Refuse("case-closed"),
        _ when a.Text is { Length: > LongestText } => Decision.Refuse("text-too-long", $"{a.Text.Length} > {LongestText}"),
        _ when string.IsNullOrWhiteSpace(a.Text) && (a.Outcome != ContractorOutcome.Done || a.Attachments.Length == 0) => Decision.Refuse("text-empty"),
        _ when a.Outcome == ContractorOutcome.MoreTime && (a.Until is null || a.Until <= now) => Decision.Refuse("until-missing"),
        var link => Decision.Accept(new ContractorAnswered(
            a.Link, link.Contractor, a.Outcome, string.IsNullOrWhiteSpace(a.Text) ? null : a.Text.Trim(), a.Attachments.Length > 0 ? a.Attachments : null,
            a.Outcome == ContractorOutcome.MoreTime ? a.Until : null, link.AskedBy)),
    };

    private static bool Repeats(ContractorAnswered said, AnswerAsContractor a) =>
        said.Outcome == a.Outcome && (said.Text ?? "") == (a.Text?.Trim() ?? "") && (a.Outcome != ContractorOutcome.MoreTime || said.Until == a.Until)
        && (said.Attachments ?? []).Select(f => f.FileId).Order(StringComparer.Ordinal).SequenceEqual(a.Attachments.Select(f => f.FileId).Order(StringComparer.Ordinal));

    private static ContractorLink? Find(Case state, Guid link) => state.Contractors.FirstOrDefault(l => l.Id == link);
}
