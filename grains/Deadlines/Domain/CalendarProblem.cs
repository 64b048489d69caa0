namespace Dialog.Deadlines.Domain;

/// <param name="Field">Path inside the region's configuration, or the place in an imported file.</param>
/// <param name="Code">Kebab-case, for translation.</param>
public sealed record CalendarProblem(string Field, string Code)
{
    /// <summary>What is wrong and what to do about it, for those who read English.</summary>
    public string Message => Code switch
    {
        "unknown-time-zone" => "is not a known IANA time zone, e.g. Asia/Yekaterinburg",
        "unknown-day" => "must be a day of the week",
        "unknown-kind" => "is none of the known kinds",
        "interval-reversed" => "must end after it begins; a shift over midnight is two intervals, one to 00:00 and one from 00:00",
        "date-twice" => "names a date that is named before; keep one of them",
        "authority-twice" => "names an authority that has a schedule already",
        "layer-id-unusable" => "must be 1 to 60 small Latin letters, digits, dots and hyphens, and neither 'week', 'region' nor 'emergency'",
        "layer-twice" => "names a layer that is named before",
        "reason-unusable" => "must say why in 1 to 200 characters",
        "hours-out-of-range" => "must be between a minute (0.0167) and a year (8784)",
        "unknown-deadline" => $"must be one of {string.Join(", ", DeadlineRules.Known)}",
        "rule-id-missing" => "must not be empty: people see it in the derivation",
        "rule-id-twice" => "names a rule that is named before",
        "not-xml" => "is not XML",
        "not-json" => "is not JSON",
        "not-an-object" => "must be a JSON object",
        "not-a-list" => "must be a list",
        "not-a-date" => "is not a date of the year",
        "not-a-year" => "must be a year from 1900 to 2200",
        "not-a-month" => "must be a month from 1 to 12, each once",
        "missing" => "is missing in the file",
        "too-large" => "is larger than a calendar can be",
        "no-days" => "has no day that differs from an ordinary week",
        "unknown-format" => "must be xmlcalendar, xmlcalendar-json or date-lists",
        _ when Code.StartsWith("year-not-shipped", StringComparison.Ordinal) => $"only the years {ProductionCalendars.RussianYears[0]} to {ProductionCalendars.RussianYears[^1]} come with the product; import a file for another",
        _ when Code.StartsWith("missing-month", StringComparison.Ordinal) => "must hold all twelve months",
        _ when Code.StartsWith("weekends-missing", StringComparison.Ordinal) => "must hold the weekends too; without them every Saturday and Sunday would be worked",
        _ => Code,
    };
}
