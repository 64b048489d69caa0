using System.Globalization;
using System.Text.Json;

namespace Dialog.Deadlines.Domain;

/// <summary>JSON lists of dates: every day off of the year with its weekends, shortened days, and days not worked by decree.</summary>
internal static class DateListsFile
{
    // A list without its weekends would read as a year without any: refuse it instead of opening on Sundays.
    private const int FewestWeekendDays = 80;

    public static CalendarImport Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 4 });
        }
        catch (JsonException e)
        {
            return CalendarImport.Refused([new($"line {e.LineNumber + 1}", "not-json")]);
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return CalendarImport.Refused([new("", "not-an-object")]);
            }

            List<CalendarProblem> problems = new();
            HashSet<DateOnly> holidays = Dates(document.RootElement, "holidays", required: true, problems);
            HashSet<DateOnly> eves = Dates(document.RootElement, "preholidays", required: false, problems);
            HashSet<DateOnly> closed = Dates(document.RootElement, "nowork", required: false, problems);
            foreach (IGrouping<int, DateOnly>? year in holidays.GroupBy(d => d.Year).Where(y => y.Count(RussianHolidays.IsWeekend) < FewestWeekendDays))
            {
                problems.Add(new("holidays", $"weekends-missing-{year.Key}"));
            }

            return CalendarImport.Of([.. Days(holidays, eves, closed)], problems);
        }
    }

    private static IEnumerable<ProductionDay> Days(HashSet<DateOnly> holidays, HashSet<DateOnly> eves, HashSet<DateOnly> closed)
    {
        // An ordinary weekend is not listed; a holiday on one is.
        foreach (DateOnly date in holidays.Union(closed))
        {
            if (RussianHolidays.NameOf(date) is { } name)
            {
                yield return new(date, ProductionDayKind.Off, name);
            }
            else if (!RussianHolidays.IsWeekend(date) || closed.Contains(date))
            {
                yield return new(date, ProductionDayKind.Off, RussianHolidays.DayOff);
            }
        }
        // Closed by decree wins: 3 November 2021 was first an eve, then not worked at all.
        foreach (DateOnly date in eves.Except(closed))
        {
            yield return new(date, ProductionDayKind.Shortened, RussianHolidays.Eve);
        }

        foreach (int year in holidays.Select(d => d.Year).Distinct())
        {
            for (DateOnly date = new(year, 1, 1); date.Year == year; date = date.AddDays(1))
            {
                if (RussianHolidays.IsWeekend(date) && !holidays.Contains(date) && !eves.Contains(date) && !closed.Contains(date))
                {
                    yield return new(date, ProductionDayKind.Work, RussianHolidays.WorkingWeekend);
                }
            }
        }
    }

    private static HashSet<DateOnly> Dates(JsonElement root, string list, bool required, List<CalendarProblem> problems)
    {
        HashSet<DateOnly> dates = new();
        if (!root.TryGetProperty(list, out JsonElement items))
        {
            if (required)
            {
                problems.Add(new(list, "missing"));
            }

            return dates;
        }
        if (items.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new(list, "not-a-list"));
            return dates;
        }
        foreach ((int index, JsonElement item) in items.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
                    item.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                && date.Year is >= 1900 and <= 2200)
            {
                dates.Add(date);
            }
            else
            {
                problems.Add(new($"{list}[{index}]", "not-a-date"));
            }
        }
        return dates;
    }
}
