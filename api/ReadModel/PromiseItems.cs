namespace Dialog.Api.ReadModel;

/// <summary>The promises of a case and the outcome of each. A promise that was missed stays broken, kept later or moved.</summary>
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
                case "promise-fulfilled":
                    End(promises, item.Data.Flag("late") ? "broken" : "kept", item.At);
                    break;
                case "formal-requested" or "case-closed":
                    End(promises, "dropped", item.At);
                    break;
            }
        }

        return promises;
    }

    private static PromiseItem? Running(List<PromiseItem> promises) => promises.Count > 0 && promises[^1].EndedAt is null ? promises[^1] : null;

    private static void End(List<PromiseItem> promises, string state, DateTimeOffset at)
    {
        if (Running(promises) is { } p)
        {
            promises[^1] = p with { State = p.State == "broken" ? p.State : state, EndedAt = at };
        }
    }
}
