using System.Collections.Frozen;
using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>The names events are stored under. A name is never renamed and never reused: old journals must stay readable.</summary>
public static class CaseEventNames
{
    private static readonly (string Name, Type Type)[] All =
    [
        ("case-opened", typeof(CaseOpened)),
        ("message-received", typeof(MessageReceived)),
        ("message-edited", typeof(MessageEdited)),
        ("message-deleted", typeof(MessageDeleted)),
        ("case-reclassified", typeof(CaseReclassified)),
        ("case-routed", typeof(CaseRouted)),
        ("case-claimed", typeof(CaseClaimed)),
        ("claim-released", typeof(ClaimReleased)),
        ("claim-expired", typeof(ClaimExpired)),
        ("answer-given", typeof(AnswerGiven)),
        ("delivery-recorded", typeof(DeliveryRecorded)),
        ("note-added", typeof(NoteAdded)),
        ("deadline-set", typeof(DeadlineSet)),
        ("deadline-paused", typeof(DeadlinePaused)),
        ("deadline-approaching", typeof(DeadlineApproaching)),
        ("deadline-missed", typeof(DeadlineMissed)),
        ("case-escalated", typeof(CaseEscalated)),
        ("case-confirmed", typeof(CaseConfirmed)),
        ("case-disputed", typeof(CaseDisputed)),
        ("case-closed", typeof(CaseClosed)),
        ("resident-erased", typeof(ResidentErased)),
        ("related-erased", typeof(RelatedErased)),
        ("answer-proposed", typeof(AnswerProposed)),
        ("answer-approved", typeof(AnswerApproved)),
        ("answer-returned", typeof(AnswerReturned)),
        ("approver-changed", typeof(ApproverChanged)),
        ("answer-withdrawn", typeof(AnswerWithdrawn)),
        ("review-requested", typeof(ReviewRequested)),
        ("answer-reviewed", typeof(AnswerReviewed)),
        ("case-handed-back", typeof(CaseHandedBack)),
        ("arbiter-called", typeof(ArbiterCalled)),
        ("arbiter-decided", typeof(ArbiterDecided)),
        ("promise-made", typeof(PromiseMade)),
        ("promise-given", typeof(PromiseGiven)),
        ("promise-fulfilled", typeof(PromiseFulfilled)),
        ("promise-kept", typeof(PromiseKept)),
        ("promise-reopened", typeof(PromiseReopened)),
        ("tags-changed", typeof(TagsChanged)),
        ("fields-changed", typeof(FieldsChanged)),
        ("formal-requested", typeof(FormalRequested)),
        ("formal-registered", typeof(FormalRegistered)),
        ("formal-answered", typeof(FormalAnswered)),
        ("case-merged", typeof(CaseMerged)),
        ("case-unmerged", typeof(CaseUnmerged)),
        ("case-joined", typeof(CaseJoined)),
        ("case-left", typeof(CaseLeft)),
        ("member-wrote", typeof(MemberWrote)),
        ("case-linked", typeof(CaseLinked)),
        ("case-unlinked", typeof(CaseUnlinked)),
        ("messages-split", typeof(MessagesSplit)),
        ("messages-taken", typeof(MessagesTaken)),
        ("errands-done", typeof(CrossCaseMessagesSent)),
        ("case-forwarded", typeof(CaseForwarded)),
        ("peer-answered", typeof(ExternalAnswered)),
        ("contractor-asked", typeof(ContractorAsked)),
        ("contractor-answered", typeof(ContractorAnswered)),
        ("contractor-link-revoked", typeof(ContractorLinkRevoked)),
        ("rule-applied", typeof(RuleApplied)),
        ("case-snoozed", typeof(CaseSnoozed)),
        ("snooze-ended", typeof(SnoozeEnded)),
    ];

    private static readonly FrozenDictionary<Type, string> Names = All.ToFrozenDictionary(e => e.Type, e => e.Name);
    private static readonly FrozenDictionary<string, Type> Types = All.ToFrozenDictionary(e => e.Name, e => e.Type);

    /// <summary>Every name there is.</summary>
    public static IReadOnlyCollection<string> Known => Types.Keys;

    public static string Of(CaseEvent happened) => Names[happened.GetType()];

    public static Type TypeOf(string name) =>
        Types.TryGetValue(name, out Type? type) ? type : throw new InvalidOperationException($"The journal has an event '{name}' this version does not know.");
}
