namespace Dialog.Deadlines.Domain;

/// <summary>Holidays of article 112 of the Labour Code, and the names for what files leave unnamed.</summary>
internal static class RussianHolidays
{
    public const string Eve = "Предпраздничный день";
    public const string DayOff = "Нерабочий день";
    public const string WorkingWeekend = "Рабочий день за перенесённый выходной";

    // Not from CultureInfo: a container without ICU must read calendars too.
    private static readonly string[] Months =
    [
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ];

    public static string? NameOf(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 7) => "Рождество Христово",
        (1, >= 1 and <= 8) => "Новогодние каникулы",
        (2, 23) => "День защитника Отечества",
        (3, 8) => "Международный женский день",
        (5, 1) => "Праздник Весны и Труда",
        (5, 9) => "День Победы",
        (6, 12) => "День России",
        (11, 4) => "День народного единства",
        _ => null,
    };

    public static string MovedFrom(DateOnly date) => $"Выходной, перенесённый с {date.Day} {Months[date.Month - 1]}";

    public static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
