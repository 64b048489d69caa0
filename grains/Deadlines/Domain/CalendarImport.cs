using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>Days of an imported file, or what is wrong with it; a file with any problem gives no days.</summary>
public sealed record CalendarImport(IReadOnlyList<ProductionDay> Days, IReadOnlyList<CalendarProblem> Problems)
{
    /// <summary>Reads the XML of xmlcalendar.ru.</summary>
    public static CalendarImport FromXmlCalendar(string xml) => XmlCalendarFile.Read(xml);

    /// <summary>Reads the JSON of lists of dates: holidays with all weekends, preholidays, nowork.</summary>
    public static CalendarImport FromDateLists(string json) => DateListsFile.Read(json);

    public CalendarException[] On(WorkingInterval[] week) => Days.On(week);

    internal static CalendarImport Of(List<ProductionDay> days, List<CalendarProblem> problems) =>
        problems.Count == 0 ? new([.. days.OrderBy(d => d.Date)], []) : Refused(problems);

    internal static CalendarImport Refused(IReadOnlyList<CalendarProblem> problems) => new([], problems);
}
