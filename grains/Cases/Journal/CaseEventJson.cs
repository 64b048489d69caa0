using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>Events to and from the JSON of the journal.</summary>
public static class CaseEventJson
{
    private static readonly JournalJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The journal is read by people in psql: Cyrillic stays Cyrillic. It is never put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    });

    public static string Write(CaseEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Context);

    public static CaseEvent Read(string name, string json) =>
        (CaseEvent)(JsonSerializer.Deserialize(json, CaseEventNames.TypeOf(name), Context)
            ?? throw new InvalidOperationException($"An event '{name}' of the journal is null."));

    public static string? Write(Attachment[]? attachments) =>
        attachments is { Length: > 0 } ? JsonSerializer.Serialize(attachments, typeof(Attachment[]), Context) : null;

    public static string? Write(FoldedLines[]? folds) => folds is { Length: > 0 } ? JsonSerializer.Serialize(folds, typeof(FoldedLines[]), Context) : null;
}

[JsonSerializable(typeof(CaseOpened))]
[JsonSerializable(typeof(MessageReceived))]
[JsonSerializable(typeof(MessageEdited))]
[JsonSerializable(typeof(MessageDeleted))]
[JsonSerializable(typeof(CaseReclassified))]
[JsonSerializable(typeof(CaseRouted))]
[JsonSerializable(typeof(CaseClaimed))]
[JsonSerializable(typeof(ClaimReleased))]
[JsonSerializable(typeof(ClaimExpired))]
[JsonSerializable(typeof(AnswerGiven))]
[JsonSerializable(typeof(DeliveryRecorded))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(DeadlineSet))]
[JsonSerializable(typeof(DeadlinePaused))]
[JsonSerializable(typeof(DeadlineApproaching))]
[JsonSerializable(typeof(DeadlineMissed))]
[JsonSerializable(typeof(CaseEscalated))]
[JsonSerializable(typeof(CaseConfirmed))]
[JsonSerializable(typeof(CaseDisputed))]
[JsonSerializable(typeof(CaseClosed))]
[JsonSerializable(typeof(ResidentErased))]
[JsonSerializable(typeof(RelatedErased))]
[JsonSerializable(typeof(AnswerProposed))]
[JsonSerializable(typeof(AnswerApproved))]
[JsonSerializable(typeof(AnswerReturned))]
[JsonSerializable(typeof(ApproverChanged))]
[JsonSerializable(typeof(AnswerWithdrawn))]
[JsonSerializable(typeof(ReviewRequested))]
[JsonSerializable(typeof(AnswerReviewed))]
[JsonSerializable(typeof(CaseHandedBack))]
[JsonSerializable(typeof(ArbiterCalled))]
[JsonSerializable(typeof(ArbiterDecided))]
[JsonSerializable(typeof(PromiseMade))]
[JsonSerializable(typeof(PromiseGiven))]
[JsonSerializable(typeof(PromiseFulfilled))]
[JsonSerializable(typeof(PromiseKept))]
[JsonSerializable(typeof(PromiseReopened))]
[JsonSerializable(typeof(RuleApplied))]
[JsonSerializable(typeof(TagsChanged))]
[JsonSerializable(typeof(FieldsChanged))]
[JsonSerializable(typeof(FormalRequested))]
[JsonSerializable(typeof(FormalRegistered))]
[JsonSerializable(typeof(FormalAnswered))]
[JsonSerializable(typeof(CaseMerged))]
[JsonSerializable(typeof(CaseUnmerged))]
[JsonSerializable(typeof(CaseJoined))]
[JsonSerializable(typeof(CaseLeft))]
[JsonSerializable(typeof(MemberWrote))]
[JsonSerializable(typeof(CaseLinked))]
[JsonSerializable(typeof(CaseUnlinked))]
[JsonSerializable(typeof(MessagesSplit))]
[JsonSerializable(typeof(MessagesTaken))]
[JsonSerializable(typeof(CrossCaseMessagesSent))]
[JsonSerializable(typeof(CaseForwarded))]
[JsonSerializable(typeof(ExternalAnswered))]
[JsonSerializable(typeof(ContractorAsked))]
[JsonSerializable(typeof(ContractorAnswered))]
[JsonSerializable(typeof(ContractorLinkRevoked))]
[JsonSerializable(typeof(CaseSnoozed))]
[JsonSerializable(typeof(SnoozeEnded))]
[JsonSerializable(typeof(Attachment[]))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
