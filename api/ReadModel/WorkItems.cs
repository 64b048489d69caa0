using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Cases;

namespace Dialog.Api.ReadModel;

/// <summary>Reads the work on a case from its history.</summary>
internal static class WorkItems
{
    private static readonly CaseWork Nothing = new(null, null, [], null, new Dictionary<string, string>(), [], null);

    public static CaseWork From(IReadOnlyList<HistoryItem> history)
    {
        CaseWork work = Nothing;
        foreach (HistoryItem item in history)
        {
            work = Next(work, item);
        }

        return work with { Promises = PromiseItems.From(history) };
    }

    private static CaseWork Next(CaseWork work, HistoryItem item)
    {
        JsonElement d = item.Data;
        return item.Type switch
        {
            "answer-proposed" => work with { Proposal = Proposed(item, work.Proposal) },
            "answer-approved" when d.Text("nextApprover") is { } next => work with
            {
                Proposal = work.Proposal is { } p ? p with { Approver = next, Step = p.Step + 1, Since = item.At } : null,
            },
            "answer-approved" or "answer-withdrawn" => work with { Proposal = null },
            "answer-returned" => work with
            {
                Proposal = work.Proposal is { } p
                    ? p with { Approver = null, Since = item.At, Returned = new ReturnedItem(d.Text("name") ?? item.ActorName, d.Text("reason") ?? "", item.At) }
                    : null,
            },
            "approver-changed" => work with { Proposal = work.Proposal is { } p ? p with { Approver = d.Text("to"), Since = item.At } : null },
            "answer-given" when d.Text("kind") is "final" or "intermediate" => work with { Proposal = null },
            "review-requested" => work with { Review = new ReviewItem(d.Number("answerVersion"), d.Text("policy") ?? "", d.Text("reviewer") ?? "", item.At) },
            "answer-reviewed" => work with { Review = work.Review?.AnswerVersion == d.Number("answerVersion") ? null : work.Review },
            "case-handed-back" => work with
            {
                HandBacks = [.. work.HandBacks, new HandBackItem(item.At, item.ActorName, d.Text("authority") ?? "", d.Text("reason") ?? "", d.Text("proposed"))],
            },
            "arbiter-decided" => work with { Decision = new DecisionItem(item.At, item.ActorName, d.Text("authority") ?? "", d.Text("reason") ?? "") },
            "fields-changed" => work with { Fields = Changed(work.Fields, d) },
            "formal-requested" => work with
            {
                Proposal = null,
                Formal = new FormalItem(FormalState.Requested, d.Text("fullName") ?? "", d.Text("replyTo") ?? "", d.Text("text"), item.At, null, null, null, null),
            },
            "formal-registered" => work with
            {
                Formal = work.Formal is { } f ? f with { State = FormalState.Registered, Number = d.Text("number"), RegisteredAt = item.At } : null,
            },
            "formal-answered" => work with
            {
                Formal = work.Formal is { } f ? f with { State = FormalState.Answered, Reference = d.Text("reference"), AnsweredAt = item.At } : null,
            },
            "case-closed" => work with { Proposal = null },
            _ => work,
        };
    }

    private static ProposalItem Proposed(HistoryItem item, ProposalItem? before)
    {
        JsonElement d = item.Data;
        return new ProposalItem(
            item.Version,
            Enum.Parse<AnswerKind>(d.Text("kind")!, ignoreCase: true),
            d.Text("text") ?? "",
            d.TryGetProperty("attachments", out JsonElement files) && files.ValueKind == JsonValueKind.Array ? files.Deserialize<Attachment[]>(Json.Options)! : [],
            d.Time("promisedFor"),
            d.Text("official") ?? "",
            d.Text("name") ?? item.ActorName,
            d.Text("policy") ?? "",
            d.Text("approver"),
            1,
            Math.Max(1, d.Number("steps")),
            item.At,
            null,
            before is null ? null : new RevisionItem(before.Revision, before.Text, before.Returned));
    }

    private static Dictionary<string, string> Changed(IReadOnlyDictionary<string, string> fields, JsonElement data)
    {
        Dictionary<string, string> changed = new(fields);
        foreach (JsonProperty value in data.GetProperty("values").EnumerateObject())
        {
            if (value.Value.GetString() is { } text)
            {
                changed[value.Name] = text;
            }
            else
            {
                changed.Remove(value.Name);
            }
        }

        return changed;
    }
}
