using System.Globalization;
using System.Text.Json;

namespace Dialog.Deadlines.Domain;

/// <summary>The JSON of xmlcalendar.ru: each month's days off with its weekends in one string; <c>*</c> marks a shortened day, <c>+</c> a moved day off.</summary>
internal static class XmlCalendarJsonFile
{
    // Fewer would be a year in which nobody rests on Sundays.
    private const int FewestDaysOff = 80;

    public static CalendarImport Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 6 });
        }
        catch (JsonException e)
        {
            return CalendarImport.Refused([new($"line {e.LineNumber + 1}", "not-json")]);
        }
        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return CalendarImport.Refused([new("", "not-an-object")]);
            }

            if (!root.TryGetProperty("year", out JsonElement y) || !y.TryGetInt32(out int year) || year is < 1900 or > 2200)
            {
                return CalendarImport.Refused([new("year", "not-a-year")]);
            }

            if (!root.TryGetProperty("months", out JsonElement months) || months.ValueKind != JsonValueKind.Array)
            {
                return CalendarImport.Refused([new("months", "missing")]);
            }

            List<CalendarProblem> problems = new();
            (HashSet<DateOnly>? off, HashSet<DateOnly>? eves) = Marks(months, year, problems);
            Dictionary<DateOnly, DateOnly> moves = Moves(root, year, problems);
            if (problems.Count == 0 && off.Count < FewestDaysOff)
            {
                problems.Add(new("months", $"weekends-missing-{year}"));
            }

            return CalendarImport.Of([.. Days(year, off, eves, moves)], problems);
        }
    }

    private static (HashSet<DateOnly> Off, HashSet<DateOnly> Eves) Marks(JsonElement months, int year, List<CalendarProblem> problems)
    {
        HashSet<DateOnly> off = [], eves = [];
        HashSet<int> seen = new();
        foreach ((int index, JsonElement item) in months.EnumerateArray().Index())
        {
            string field = $"months[{index}]";
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("month", out JsonElement m) || !m.TryGetInt32(out int month)
                || month is < 1 or > 12 || !seen.Add(month))
            {
                problems.Add(new($"{field}.month", "not-a-month"));
                continue;
            }
            if (!item.TryGetProperty("days", out JsonElement days) || days.ValueKind != JsonValueKind.String)
            {
                problems.Add(new($"{field}.days", "missing"));
                continue;
            }
            foreach (string? part in days.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!int.TryParse(part.TrimEnd('*', '+'), NumberStyles.None, CultureInfo.InvariantCulture, out int day)
                    || day < 1 || day > DateTime.DaysInMonth(year, month))
                {
                    problems.Add(new($"{field}.days", "not-a-date"));
                }
                else if (!(part.EndsWith('*') ? eves : off).Add(new DateOnly(year, month, day)))
                {
                    problems.Add(new($"{field}.days", "date-twice"));
                }
            }
        }
        foreach (int month in Enumerable.Range(1, 12).Where(m => !seen.Contains(m)))
        {
            problems.Add(new("months", $"missing-month-{month}"));
        }

        return (off, eves);
    }

    private static Dictionary<DateOnly, DateOnly> Moves(JsonElement root, int year, List<CalendarProblem> problems)
    {
        Dictionary<DateOnly, DateOnly> moves = new();
        if (!root.TryGetProperty("transitions", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return moves;
        }

        foreach ((int index, JsonElement item) in list.EnumerateArray().Index())
        {
            if (Date(item, "from", year) is { } from && Date(item, "to", year) is { } to)
            {
                moves[to] = from;
            }
            else
            {
                problems.Add(new($"transitions[{index}]", "not-a-date"));
            }
        }
        return moves;
    }

    private static IEnumerable<ProductionDay> Days(int year, HashSet<DateOnly> off, HashSet<DateOnly> eves, Dictionary<DateOnly, DateOnly> moves)
    {
        Dictionary<DateOnly, DateOnly> movedTo = moves.GroupBy(m => m.Value).ToDictionary(m => m.Key, m => m.First().Key);
        for (DateOnly date = new(year, 1, 1); date.Year == year; date = date.AddDays(1))
        {
            DateOnly? other = movedTo.TryGetValue(date, out DateOnly to) ? to : null;
            if (eves.Contains(date))
            {
                yield return new(date, ProductionDayKind.Shortened, RussianHolidays.Eve, other);
            }
            else if (!off.Contains(date))
            {
                if (RussianHolidays.IsWeekend(date))
                {
                    yield return new(date, ProductionDayKind.Work, RussianHolidays.WorkingWeekend, other);
                }
            }
            else if (RussianHolidays.NameOf(date) is { } name)
            {
                yield return new(date, ProductionDayKind.Off, name);
            }
            else if (moves.TryGetValue(date, out DateOnly from))
            {
                yield return new(date, ProductionDayKind.Off, RussianHolidays.MovedFrom(from), from);
            }
            else if (!RussianHolidays.IsWeekend(date))
            {
                yield return new(date, ProductionDayKind.Off, RussianHolidays.DayOff);
            }
        }
    }

    private static DateOnly? Date(JsonElement item, string name, int year) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact($"{year:0000}.{value.GetString()}", "yyyy.MM.dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;
}
