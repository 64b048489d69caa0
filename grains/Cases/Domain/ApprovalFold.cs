namespace Dialog.Cases.Domain;

/// <summary>The part of <see cref="CaseFold"/> that knows of approvals.</summary>
internal static class ApprovalFold
{
    public static Case Evolve(Case c, ApprovalEvent happened, int version, DateTimeOffset at) => happened switch
    {
        AnswerProposed e => c with
        {
            Proposal = new Proposal(version, e.Kind, e.Text, Sequence.Of(e.Attachments ?? []), e.PromisedFor, e.Official, e.Name, e.ReplyTo,
                e.Policy, e.Approver, 1, e.Steps, at, new Sequence<string>(e.Approver)),
        },
        AnswerApproved { NextApprover: { } next } => c with { Proposal = Before(c, next, at, step: 1) },
        AnswerApproved => c with { Proposal = null, Owed = Unasked(c) },
        AnswerReturned => c with { Proposal = c.Proposal is { } p ? p with { Approver = "", Since = at } : null, Owed = Unasked(c) },
        ApproverChanged e => c with { Proposal = Before(c, e.To, at, step: 0) },
        AnswerWithdrawn => c with { Proposal = null, Owed = Unasked(c) },
        ReviewRequested e => c with { Review = new Review(e.AnswerVersion, e.Reviewer) },
        AnswerReviewed e => c with { Review = c.Review?.AnswerVersion == e.AnswerVersion ? null : c.Review },
        _ => throw new InvalidOperationException($"The fold does not know {happened.GetType().Name}."),
    };

    private static Sequence<Obligation> Unasked(Case c) => c.Owed.Without(Obligations.Approval);

    private static Proposal? Before(Case c, string approver, DateTimeOffset at, int step) => c.Proposal is { } p
        ? p with { Approver = approver, Step = p.Step + step, Since = at, Asked = p.Asked.With(approver) }
        : null;
}
