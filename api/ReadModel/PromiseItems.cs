using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Cases;

namespace Dialog.Api.ReadModel;

/// <summary>
/// The promises of a case and the outcome of each. A promise that was missed stays broken, kept later or moved; a final answer leaves it
/// open until somebody shows that it is kept or the resident confirms it, and a dispute takes either back.
/// </summary>
internal static class PromiseItems
{
    public static IReadOnlyList<PromiseItem> From(IEnumerable<HistoryItem> history)
    {
        List<PromiseItem> promises = [];
        foreach (HistoryItem item in history)
        {
            switch (item.Type)
            {
                case "promise-made":
                    End(promises, "moved", item.At);
                    promises.Add(new PromiseItem(
                        item.Version, item.Data.Number("answerVersion"), item.At, item.Data.Time("dueAt")!.Value,
                        item.Data.Text("owner") ?? "", item.Data.Text("ownerName") ?? "", "open", null));
                    break;
                case "promise-given" when Running(promises) is { } p:
                    promises[^1] = p with { Owner = item.Data.Text("owner") ?? p.Owner, OwnerName = item.Data.Text("ownerName") ?? p.OwnerName };
                    break;
                case "deadline-missed" when item.Data.Text("deadline") == "promise" && Running(promises) is { } p:
                    promises[^1] = p with { State = "broken" };
                    break;
                case "answer-given" when item.Data.Text("kind") == "final" && Running(promises) is { } p:
                    promises[^1] = p with { State = p.State == "broken" || item.At > p.DueAt ? "broken" : "answered", AnsweredAt = item.At };
                    break;
                case "promise-fulfilled":
                    End(promises, item.Data.Flag("late") ? "broken" : "kept", item.At, new PromiseEvidence("answer", null, null, []));
                    break;
                case "promise-kept":
                    End(promises, item.Data.Flag("late") ? "broken" : "kept", item.At, Evidence(item.Data));
                    break;
                case "case-disputed" when Running(promises) is { } p:
                    promises[^1] = p with { State = p.State == "broken" ? p.State : "open", AnsweredAt = null };
                    break;
                case "promise-reopened" when promises.Count > 0:
                    promises[^1] = promises[^1] with { State = promises[^1].State == "broken" ? "broken" : "open", EndedAt = null, AnsweredAt = null, Evidence = null };
                    break;
                case "formal-requested":
                    End(promises, "dropped", item.At);
                    break;
                case "case-closed":
                    // Silence confirms nothing: what was answered stays answered.
                    End(promises, Running(promises)?.AnsweredAt is null ? "dropped" : "answered", item.At);
                    break;
            }
        }

        return promises;
    }

    private static PromiseEvidence Evidence(JsonElement data) => new(
        data.Text("source") ?? "official", data.Text("name"), data.Text("text"),
        data.TryGetProperty("attachments", out JsonElement files) && files.ValueKind == JsonValueKind.Array ? files.Deserialize<Attachment[]>(Json.Options)! : []);

    private static PromiseItem? Running(List<PromiseItem> promises) => promises.Count > 0 && promises[^1].EndedAt is null ? promises[^1] : null;

    private static void End(List<PromiseItem> promises, string state, DateTimeOffset at, PromiseEvidence? evidence = null)
    {
        if (Running(promises) is { } p)
        {
            promises[^1] = p with { State = p.State == "broken" ? p.State : state, EndedAt = at, Evidence = evidence };
        }
    }
}
