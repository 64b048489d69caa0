using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Days of an imported file, or what is wrong with it; a file with any problem gives no days.</summary>
public sealed record CalendarImport(IReadOnlyList<ProductionDay> Days, IReadOnlyList<CalendarProblem> Problems)
{
    public const string XmlCalendar = "xmlcalendar";
    public const string XmlCalendarJson = "xmlcalendar-json";
    public const string DateLists = "date-lists";

    /// <summary>In characters; lists of thirty years are a tenth of it.</summary>
    private const int LongestFile = 1 << 20;

    /// <summary>Reads the XML of xmlcalendar.ru.</summary>
    public static CalendarImport FromXmlCalendar(string xml) => XmlCalendarFile.Read(xml);

    /// <summary>Reads the JSON of xmlcalendar.ru.</summary>
    public static CalendarImport FromXmlCalendarJson(string json) => XmlCalendarJsonFile.Read(json);

    /// <summary>Reads the JSON of lists of dates: holidays with all weekends, preholidays, nowork.</summary>
    public static CalendarImport FromDateLists(string json) => DateListsFile.Read(json);

    /// <summary>Reads a file of a named format; what cannot be read is reported by field.</summary>
    public static CalendarImport From(string format, string content) => format switch
    {
        _ when content.Length > LongestFile => Refused([new("content", "too-large")]),
        XmlCalendar => Named(FromXmlCalendar(content)),
        XmlCalendarJson => Named(FromXmlCalendarJson(content)),
        DateLists => Named(FromDateLists(content)),
        _ => Refused([new("format", "unknown-format")]),
    };

    public CalendarException[] On(WorkingInterval[] week) => Days.On(week);

    internal static CalendarImport Of(List<ProductionDay> days, List<CalendarProblem> problems) =>
        problems.Count == 0 ? new([.. days.OrderBy(d => d.Date)], []) : Refused(problems);

    internal static CalendarImport Refused(IReadOnlyList<CalendarProblem> problems) => new([], problems);

    private static CalendarImport Named(CalendarImport read) =>
        read is { Problems.Count: 0, Days.Count: 0 } ? Refused([new("content", "no-days")]) : read;
}
