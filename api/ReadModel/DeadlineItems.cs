using System.Text.Json;

namespace Dialog.Api.ReadModel;

/// <summary>The deadlines of a case and the outcome of each, read from its history.</summary>
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
                    End(deadlines, item.At, "replaced", set.Kind);
                    deadlines.Add(set);
                    break;
                case "deadline-missed":
                    Miss(deadlines, item.Data.Text("deadline") ?? "answer");
                    break;
                case "case-routed" when item.Data.Text("authority") is not null:
                    End(deadlines, item.At, "met", "intake");
                    break;
                case "answer-given" when item.Data.Text("kind") == "final":
                    // The clock of a promise stops; whether it is kept is not said by the answer.
                    End(deadlines, item.At, "answered", "promise");
                    End(deadlines, item.At, "met");
                    break;
                case "promise-fulfilled":
                    End(deadlines, item.At, "met", "promise");
                    break;
                case "promise-kept":
                    Keep(deadlines, item.At);
                    break;
                // A rule asked: that is no reaction of the authority.
                case "answer-given" when item.Data.Text("rule") is not null:
                    break;
                case "answer-given":
                    End(deadlines, item.At, "met", Settled(item.Data.Text("kind")));
                    break;
                case "answer-approved" or "answer-returned":
                    End(deadlines, item.At, "met", "approval");
                    break;
                case "answer-withdrawn":
                    End(deadlines, item.At, "dropped", "approval");
                    break;
                case "formal-registered":
                    End(deadlines, item.At, "met", "formal-registration");
                    break;
                case "formal-answered":
                    End(deadlines, item.At, "met", "formal-answer");
                    break;
                // The law's procedure takes the place of everything that was owed; a closed case owes nothing.
                case "formal-requested" or "case-closed":
                    End(deadlines, item.At, "dropped");
                    break;
            }
        }

        return deadlines;
    }

    private static string[] Settled(string? answer) => answer switch
    {
        "intermediate" => ["first-reaction", "answer", "approval"],
        _ => ["first-reaction"],
    };

    // Missed is not over: it is owed all the same.
    private static void Miss(List<DeadlineItem> deadlines, string kind)
    {
        int at = deadlines.FindLastIndex(d => d.Kind == kind && d.EndedAt is null);
        if (at >= 0)
        {
            deadlines[at] = deadlines[at] with { State = "missed" };
        }
    }

    private static void Keep(List<DeadlineItem> deadlines, DateTimeOffset at)
    {
        int last = deadlines.FindLastIndex(d => d.Kind == "promise");
        if (last >= 0 && deadlines[last].State is "running" or "answered")
        {
            deadlines[last] = deadlines[last] with { State = "met", EndedAt = deadlines[last].EndedAt ?? at };
        }
        else
        {
            End(deadlines, at, "met", "promise");
        }
    }

    // No names: all of them.
    private static void End(List<DeadlineItem> deadlines, DateTimeOffset at, string state, params ReadOnlySpan<string> kinds)
    {
        for (int i = 0; i < deadlines.Count; i++)
        {
            if (deadlines[i].EndedAt is null && (kinds.IsEmpty || kinds.Contains(deadlines[i].Kind)))
            {
                deadlines[i] = deadlines[i] with { State = deadlines[i].State == "missed" ? "missed" : state, EndedAt = at };
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
            null,
            "running",
            d.GetProperty("rule").GetString()!,
            d.GetProperty("calendarVersion").GetInt32(),
            d.GetProperty("hours").GetDouble(),
            d.GetProperty("working").GetBoolean(),
            d.GetProperty("steps"));
    }
}
