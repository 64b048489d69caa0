using System.Collections.Frozen;
using System.Reflection;

namespace Dialog.Cases.Domain;

/// <summary>
/// What stays of an event whose resident is erased. Numbers, times and choices always stay; a text stays only when the table
/// names it: whatever it does not name is erased. A nullable text becomes null, another <see cref="Marker"/>.
/// </summary>
public static class Redaction
{
    public const string Marker = "[erased]";

    /// <summary>A case with this tag is neither erased on request nor by its term.</summary>
    public const string HoldTag = "legal-hold";

    private const string MessageId = nameof(MessageReceived.MessageId);

    // Kept: names of officials and rules, codes, where the case belongs. Erased: what a person wrote, and their name.
    private static readonly FrozenDictionary<Type, (string[] Kept, string[] Erased)> Table = new Dictionary<Type, (string[] Kept, string[] Erased)>
    {
        [typeof(CaseOpened)] = (["Region", "Channel", "Network", "Topic", "Authority", "Official"], ["Thread", "ResidentId", "ResidentName", "Address"]),
        [typeof(MessageReceived)] = ([], [MessageId, "Text", "Attachments", "Link", "ReplyTo", "AlbumId", "Address", "Folds"]),
        [typeof(MessageEdited)] = ([], [MessageId, "Text"]),
        [typeof(MessageDeleted)] = ([], [MessageId]),
        [typeof(CaseReclassified)] = (["Topic"], ["Address"]),
        [typeof(CaseRouted)] = (["Authority", "Official"], ["Reason"]),
        [typeof(CaseClaimed)] = (["Official", "Name"], []),
        [typeof(ClaimReleased)] = (["Official"], []),
        [typeof(ClaimExpired)] = (["Official"], []),
        [typeof(AnswerGiven)] = (["Official", "Name", "Rule"], ["Text", "Attachments", "ReplyTo"]),
        [typeof(DeliveryRecorded)] = ([], ["NetworkMessageId", "Error"]),
        [typeof(NoteAdded)] = (["Official", "Name", "Mentions"], ["Text"]),
        [typeof(DeadlineSet)] = (["Deadline", "Rule", "Steps", "Cause"], []),
        [typeof(DeadlinePaused)] = (["Deadline"], []),
        [typeof(DeadlineApproaching)] = (["Deadline"], []),
        [typeof(DeadlineMissed)] = (["Deadline"], []),
        [typeof(CaseEscalated)] = (["Deadline"], []),
        [typeof(CaseConfirmed)] = (["Source"], []),
        [typeof(CaseDisputed)] = (["Source"], ["Text"]),
        [typeof(CaseClosed)] = ([], ["Reason"]),
        [typeof(ResidentErased)] = (["Ground"], []),
        [typeof(RelatedErased)] = ([], []),
        [typeof(AnswerProposed)] = (["Official", "Name", "Policy", "Approver"], ["Text", "Attachments", "ReplyTo"]),
        [typeof(AnswerApproved)] = (["Official", "Name", "NextApprover"], []),
        [typeof(AnswerReturned)] = (["Official", "Name"], ["Reason"]),
        [typeof(ApproverChanged)] = (["From", "To", "Reason"], ["Note"]),
        [typeof(AnswerWithdrawn)] = ([], []),
        [typeof(ReviewRequested)] = (["Author", "Policy", "Reviewer"], []),
        [typeof(AnswerReviewed)] = (["Official", "Name"], ["Note"]),
        [typeof(CaseHandedBack)] = (["Authority", "Official", "Proposed"], ["Reason"]),
        [typeof(ArbiterCalled)] = (["Arbiter"], []),
        [typeof(ArbiterDecided)] = (["Authority", "Topic"], ["Address", "Reason"]),
        [typeof(PromiseMade)] = (["Owner", "OwnerName"], []),
        [typeof(PromiseGiven)] = (["Owner", "OwnerName"], []),
        [typeof(PromiseFulfilled)] = ([], []),
        [typeof(PromiseKept)] = (["Source", "Official", "Name"], ["Text", "Attachments"]),
        [typeof(PromiseReopened)] = ([], []),
        [typeof(TagsChanged)] = ([], ["Tags"]),
        [typeof(FieldsChanged)] = ([], ["Values"]),
        [typeof(RuleApplied)] = (["Rule", "Name", "Cause", "Steps", "Notify", "Audiences"], []),
        [typeof(FormalRequested)] = ([], ["FullName", "ReplyTo", "Text"]),
        [typeof(FormalRegistered)] = ([], ["Number"]),
        [typeof(FormalAnswered)] = ([], ["Reference"]),
        [typeof(CaseMerged)] = (["Into"], []),
        [typeof(CaseUnmerged)] = ([], ["Reason"]),
        [typeof(CaseJoined)] = (["Member"], []),
        [typeof(CaseLeft)] = (["Member"], []),
        [typeof(MemberWrote)] = (["Member"], ["Excerpt"]),
        [typeof(CaseLinked)] = (["Other"], []),
        [typeof(CaseUnlinked)] = (["Other"], []),
        [typeof(MessagesSplit)] = ([], ["MessageIds", "Text", "LeftId", "Left"]),
        [typeof(MessagesTaken)] = (["From"], ["MessageIds", "Text"]),
        [typeof(CrossCaseMessagesSent)] = ([], []),
        [typeof(CaseSnoozed)] = (["Official", "Name"], ["Note"]),
        [typeof(SnoozeEnded)] = (["Official", "Reason"], []),
        [typeof(CaseForwarded)] = (["Channel", "ServiceCode", "Official", "Name"], ["Text", "Attachments"]),
        [typeof(ContractorAsked)] = (["Contractor", "Official", "Name"], ["Task", "Photos"]),
        [typeof(ContractorAnswered)] = (["Contractor", "AskedBy"], ["Text", "Attachments"]),
        [typeof(ContractorLinkRevoked)] = (["Official", "Name"], []),
        [typeof(ExternalAnswered)] = (["Channel", "Status"], ["PeerId", "Notes"]),
    }.ToFrozenDictionary();

    /// <summary>The thread an erased case is moved to: its own, so that nothing joins it to the resident's others.</summary>
    public static string ThreadOf(string channel, Guid caseId) => $"{channel}/erased:{caseId:N}";

    /// <summary>What the table says about each text of an event type; null for a type it does not name.</summary>
    public static (string[] Kept, string[] Erased)? Of(Type type) => Table.TryGetValue(type, out (string[] Kept, string[] Erased) row) ? row : null;

    /// <summary>Anything that can contain text.</summary>
    public static bool CanBePersonal(Type type) => !(Nullable.GetUnderlyingType(type) ?? type).IsValueType;

    /// <param name="thread">Where the case moves.</param>
    /// <param name="messages">Replacements of the messages' ids, shared by all events of the case: an edit still finds its message.</param>
    public static CaseEvent Of(CaseEvent happened, string thread, Dictionary<string, string> messages)
    {
        ConstructorInfo constructor = happened.GetType().GetConstructors()[0];
        string[] kept = Of(happened.GetType())?.Kept ?? [];
        object?[] values = [.. constructor.GetParameters().Select(p => Left(happened, p, kept, thread, messages))];
        return (CaseEvent)constructor.Invoke(values);
    }

    /// <summary>What an event of another case may keep of an erased one: that it was there, not its thread nor what was said in it.</summary>
    /// <param name="through">The case from which the text came: the erased one, or one that it waited in.</param>
    public static CaseEvent Without(CaseEvent happened, Guid erased, string thread, Guid through)
    {
        CaseRef Moved(CaseRef one) => one.CaseId == erased ? one with { Thread = thread } : one;
        return happened switch
        {
            MemberWrote e => new MemberWrote(Moved(e.Member), e.Member.CaseId == erased || e.Member.CaseId == through ? Marker : e.Excerpt),
            CaseMerged e => new CaseMerged(Moved(e.Into)),
            CaseJoined e => new CaseJoined(Moved(e.Member)),
            CaseLeft e => new CaseLeft(Moved(e.Member)),
            CaseLinked e => e with { Other = Moved(e.Other) },
            CaseUnlinked e => e with { Other = Moved(e.Other) },
            MessagesTaken e => e with { From = Moved(e.From) },
            _ => happened,
        };
    }

    private static object? Left(CaseEvent happened, ParameterInfo parameter, string[] kept, string thread, Dictionary<string, string> messages)
    {
        string name = parameter.Name!;
        object? value = happened.GetType().GetProperty(name)!.GetValue(happened);
        if (value is null || !CanBePersonal(parameter.ParameterType) || kept.Contains(name))
        {
            return value;
        }

        return (value, name) switch
        {
            (_, nameof(CaseOpened.Thread)) => thread,
            (string id, MessageId) => StandIn(id, messages),
            (string[] ids, nameof(MessagesTaken.MessageIds)) => Array.ConvertAll(ids, id => StandIn(id, messages)),
            _ when IsNullable(parameter) => null,
            (string, _) => Marker,
            (Array list, _) => Array.CreateInstance(list.GetType().GetElementType()!, 0),
            _ => Activator.CreateInstance(value.GetType()),
        };
    }

    private static string StandIn(string id, Dictionary<string, string> messages) =>
        messages.TryGetValue(id, out string? known) ? known : messages[id] = $"erased:{messages.Count + 1}";

    private static bool IsNullable(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
}
