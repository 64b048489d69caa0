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
                    DeadlineItem set = Of(item);
                    End(deadlines, "replaced", set.Kind);
                    deadlines.Add(set);
                    break;
                case "deadline-missed":
                    End(deadlines, "missed", item.Data.Text("deadline") ?? "answer");
                    break;
                case "case-routed" when item.Data.Text("authority") is not null:
                    End(deadlines, "met", "intake");
                    break;
                case "answer-given":
                    End(deadlines, "met", Settled(item.Data.Text("kind")));
                    break;
                case "answer-approved" or "answer-returned":
                    End(deadlines, "met", "approval");
                    break;
                case "answer-withdrawn":
                    End(deadlines, "dropped", "approval");
                    break;
                case "formal-registered":
                    End(deadlines, "met", "formal-registration");
                    break;
                case "formal-answered":
                    End(deadlines, "met", "formal-answer");
                    break;
                // The law's procedure takes the place of everything that was owed; a closed case owes nothing.
                case "formal-requested" or "case-closed":
                    End(deadlines, "dropped");
                    break;
            }
        }

        return deadlines;
    }

    private static string[] Settled(string? answer) => answer switch
    {
        "final" => [],
        "intermediate" => ["first-reaction", "answer", "approval"],
        _ => ["first-reaction"],
    };

    // No names: all of them.
    private static void End(List<DeadlineItem> deadlines, string state, params ReadOnlySpan<string> kinds)
    {
        for (int i = 0; i < deadlines.Count; i++)
        {
            if (deadlines[i].State == "running" && (kinds.IsEmpty || kinds.Contains(deadlines[i].Kind)))
            {
                deadlines[i] = deadlines[i] with { State = state };
            }
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
