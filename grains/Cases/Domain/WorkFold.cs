namespace Dialog.Cases.Domain;

/// <summary>The part of <see cref="CaseFold"/> that handles hand-backs, promises, labels and formal appeals.</summary>
internal static class WorkFold
{
    public static Case Evolve(Case c, WorkEvent happened, DateTimeOffset at) => happened switch
    {
        CaseHandedBack => c with { Bounces = c.Bounces + 1 },
        ArbiterCalled => c with { Arbitration = Arbitration.Awaited },
        ArbiterDecided => c with { Arbitration = Arbitration.Decided },
        PromiseMade e => c with { Promise = new Promise(e.AnswerVersion, e.DueAt, e.Owner, e.OwnerName), KeptPromise = null },
        PromiseGiven e => c with { Promise = c.Promise is { } p ? p with { Owner = e.Owner, OwnerName = e.OwnerName } : null },
        PromiseFulfilled => c with { Promise = null },
        PromiseKept => c with
        {
            Status = c.Status == CaseStatus.Promised ? CaseFold.Working(c) : c.Status,
            Owed = c.Owed.Without(Obligations.Promise),
            Promise = null,
            KeptPromise = c.Promise,
        },
        PromiseReopened => c with { Promise = c.Promise ?? c.KeptPromise, KeptPromise = null },
        TagsChanged e => c with { Tags = Sequence.Of(e.Tags) },
        RuleApplied => c,
        FieldsChanged e => c with { Fields = Changed(c.Fields, e.Values) },
        FormalRequested => c with
        {
            Formal = new FormalAppeal(FormalState.Requested, at, null, null),
            Owed = Sequence<Obligation>.Empty,
            Proposal = null,
            Promise = null,
            KeptPromise = null,
        },
        FormalRegistered e => c with
        {
            Formal = c.Formal is { } f ? f with { State = FormalState.Registered, Number = e.Number, RegisteredAt = at } : null,
            Owed = c.Owed.Without(Obligations.FormalRegistration),
        },
        FormalAnswered => c with
        {
            Formal = c.Formal is { } f ? f with { State = FormalState.Answered } : null,
            Owed = c.Owed.Without(Obligations.FormalAnswer),
        },
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    private static Sequence<KeyValuePair<string, string>> Changed(Sequence<KeyValuePair<string, string>> fields, Dictionary<string, string?> values) =>
        Sequence.Of(fields.Where(f => !values.ContainsKey(f.Key))
            .Concat(values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Key, v.Value!)))
            .OrderBy(f => f.Key, StringComparer.Ordinal));
}
