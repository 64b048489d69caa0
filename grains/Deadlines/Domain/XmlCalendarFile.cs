using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Dialog.Deadlines.Domain;

/// <summary>The XML of xmlcalendar.ru: only the days that differ from Monday to Friday, with holidays and moved days off named.</summary>
internal static class XmlCalendarFile
{
    private const int LongestFile = 1 << 20;

    public static CalendarImport Read(string xml)
    {
        XElement root;
        try
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LongestFile };
            using XmlReader reader = XmlReader.Create(new StringReader(xml.TrimStart('\uFEFF')), settings);
            root = XDocument.Load(reader).Root!;
        }
        catch (XmlException e)
        {
            return CalendarImport.Refused([new($"line {Math.Max(1, e.LineNumber)}", "not-xml")]);
        }
        if (root.Name.LocalName != "calendar" || root.Element("days") is not { } days)
        {
            return CalendarImport.Refused([new("calendar/days", "missing")]);
        }

        if (!int.TryParse(root.Attribute("year")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1900 or > 2200)
        {
            return CalendarImport.Refused([new("calendar@year", "not-a-year")]);
        }

        return Read(root, days, year);
    }

    private static CalendarImport Read(XElement root, XElement days, int year)
    {
        Dictionary<string, string?> titles = root.Element("holidays")?.Elements("holiday")
            .GroupBy(h => h.Attribute("id")?.Value ?? "")
            .ToDictionary(h => h.Key, h => h.First().Attribute("title")?.Value) ?? [];
        List<CalendarProblem> problems = new();
        Dictionary<DateOnly, (ProductionDayKind Kind, string? Title, DateOnly? From)> read = new();
        foreach ((int index, XElement? day) in days.Elements("day").Index())
        {
            string field = $"calendar/days/day[{index + 1}]";
            DateOnly? from = null;
            if (day.Attribute("f") is { } moved && (from = Date(year, moved.Value)) is null)
            {
                problems.Add(new($"{field}@f", "not-a-date"));
            }

            if (Kind(day.Attribute("t")?.Value) is not { } kind)
            {
                problems.Add(new($"{field}@t", "unknown-kind"));
            }
            else if (Date(year, day.Attribute("d")?.Value) is not { } date)
            {
                problems.Add(new($"{field}@d", "not-a-date"));
            }
            else if (!read.TryAdd(date, (kind, day.Attribute("h") is { } h ? titles.GetValueOrDefault(h.Value) : null, from)))
            {
                problems.Add(new($"{field}@d", "date-twice"));
            }
        }
        // Files name a move on the day off only; the working Saturday finds its other half here.
        Dictionary<DateOnly, DateOnly> movedTo = read.Where(d => d.Value.From is not null)
            .GroupBy(d => d.Value.From!.Value).ToDictionary(d => d.Key, d => d.First().Key);
        return CalendarImport.Of([.. read.Select(d => Day(d.Key, d.Value, movedTo))], problems);
    }

    private static ProductionDay Day(
        DateOnly date, (ProductionDayKind Kind, string? Title, DateOnly? From) day, Dictionary<DateOnly, DateOnly> movedTo) => day.Kind switch
        {
            ProductionDayKind.Off => new(date, day.Kind, day.Title
                ?? (day.From is { } from ? RussianHolidays.MovedFrom(from) : RussianHolidays.DayOff), day.From),
            ProductionDayKind.Shortened => new(date, day.Kind, RussianHolidays.Eve, Other(date, movedTo)),
            _ => new(date, day.Kind, RussianHolidays.WorkingWeekend, Other(date, movedTo)),
        };

    private static DateOnly? Other(DateOnly date, Dictionary<DateOnly, DateOnly> movedTo) =>
        movedTo.TryGetValue(date, out DateOnly other) ? other : null;

    private static ProductionDayKind? Kind(string? type) => type switch
    {
        "1" => ProductionDayKind.Off,
        "2" => ProductionDayKind.Shortened,
        "3" => ProductionDayKind.Work,
        _ => null,
    };

    private static DateOnly? Date(int year, string? monthAndDay) =>
        DateOnly.TryParseExact($"{year:0000}.{monthAndDay}", "yyyy.MM.dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;
}
