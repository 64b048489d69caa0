using Dialog.Cases;

namespace Dialog.Api.ReadModel;

/// <summary>The delivery state of each answer, read from the history: queued until something else was recorded.</summary>
internal static class DeliveryItems
{
    public static IReadOnlyList<CaseMessage> Mark(IReadOnlyList<CaseMessage> messages, IReadOnlyList<HistoryItem> history)
    {
        Dictionary<int, HistoryItem> last = [];
        foreach (HistoryItem item in history.Where(h => h.Type == "delivery-recorded"))
        {
            last[item.Data.GetProperty("answerVersion").GetInt32()] = item;
        }

        return [.. messages.Select(m => m.Direction == "out" ? Mark(m, last.GetValueOrDefault(m.Version)) : m)];
    }

    private static CaseMessage Mark(CaseMessage answer, HistoryItem? recorded)
    {
        if (recorded is null)
        {
            return answer with { Delivery = DeliveryState.Queued };
        }

        DeliveryState state = Enum.Parse<DeliveryState>(recorded.Data.GetProperty("state").GetString()!, ignoreCase: true);
        string? error = recorded.Data.TryGetProperty("error", out System.Text.Json.JsonElement e) ? e.GetString() : null;
        return answer with { Delivery = state, DeliveryError = error };
    }
}
