namespace Dialog.Cases.Domain;

/// <summary>The part of <see cref="CaseFold"/> that knows of approvals.</summary>
internal static class ApprovalFold
{
    public static Case Evolve(Case c, ApprovalEvent happened, int version, DateTimeOffset at) => happened switch
    {
        AnswerProposed e => c with
        {
            Proposal = new Proposal(version, e.Kind, e.Text, Sequence.Of(e.Attachments ?? []), e.PromisedFor, e.Official, e.Name, e.ReplyTo,
                e.Policy, e.Approver, 1, e.Steps, at, new Sequence<string>(e.Approver), Sequence<string>.Empty),
        },
        AnswerApproved { NextApprover: { } next } e => c with
        {
            Proposal = c.Proposal is { } p
                ? p with { Approver = next, Step = p.Step + 1, Since = at, Asked = new Sequence<string>(next), Agreed = p.Agreed.With(e.Official) }
                : null,
        },
        AnswerApproved => c with { Proposal = null, Owed = Unasked(c) },
        AnswerReturned => c with { Proposal = c.Proposal is { } p ? p with { Approver = "", Since = at } : null, Owed = Unasked(c) },
        ApproverChanged e => c with { Proposal = c.Proposal is { } p ? p with { Approver = e.To, Since = at, Asked = p.Asked.With(e.To) } : null },
        AnswerWithdrawn => c with { Proposal = null, Owed = Unasked(c) },
        ReviewRequested e => c with { Review = new Review(e.AnswerVersion, e.Author, e.Reviewer) },
        AnswerReviewed e => c with { Review = c.Review?.AnswerVersion == e.AnswerVersion ? null : c.Review },
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    private static Sequence<Obligation> Unasked(Case c) => c.Owed.Without(Obligations.Approval);
}
