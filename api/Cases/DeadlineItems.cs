using System.Text.Json;

namespace Dialog.Api.Cases;

/// <summary>The deadlines of a case and what became of each, read from its history.</summary>
internal static class DeadlineItems
{
    public static IReadOnlyList<DeadlineItem> From(IReadOnlyList<HistoryItem> history)
    {
        List<DeadlineItem> deadlines = [];
        foreach (HistoryItem item in history)
        {
            switch (item.Type)
            {
                case "deadline-set":
                    End(deadlines, "replaced");
                    deadlines.Add(Of(item));
                    break;
                case "deadline-missed":
                    End(deadlines, "missed");
                    break;
                case "answer-given" when item.Data.GetProperty("kind").GetString() is "final" or "intermediate":
                case "case-closed":
                    End(deadlines, "met");
                    break;
            }
        }

        return deadlines;
    }

    private static void End(List<DeadlineItem> deadlines, string state)
    {
        if (deadlines.Count > 0 && deadlines[^1].State == "running")
        {
            deadlines[^1] = deadlines[^1] with { State = state };
        }
    }

    private static DeadlineItem Of(HistoryItem item)
    {
        JsonElement d = item.Data;
        return new DeadlineItem(
            d.GetProperty("deadline").GetString()!,
            item.At,
            d.GetProperty("dueAt").GetDateTimeOffset(),
            "running",
            d.GetProperty("rule").GetString()!,
            d.GetProperty("calendarVersion").GetInt32(),
            d.GetProperty("hours").GetDouble(),
            d.GetProperty("working").GetBoolean(),
            d.GetProperty("steps"));
    }
}
