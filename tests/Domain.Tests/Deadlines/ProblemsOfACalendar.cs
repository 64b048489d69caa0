using Dialog.Deadlines.Domain;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>The English text of each problem says what is wrong in a text of its own, with the limit that was passed.</summary>
public sealed class ProblemsOfACalendar
{
    [Theory]
    [InlineData("unknown-time-zone", "IANA time zone")]
    [InlineData("unknown-day", "day of the week")]
    [InlineData("unknown-kind", "known kinds")]
    [InlineData("interval-reversed", "end after it begins")]
    [InlineData("date-twice", "a date that is named before")]
    [InlineData("authority-twice", "has a schedule already")]
    [InlineData("layer-id-unusable", "1 to 60 small Latin letters")]
    [InlineData("layer-twice", "a layer that is named before")]
    [InlineData("reason-unusable", "1 to 200 characters")]
    [InlineData("hours-out-of-range", "between a minute (0.0167) and a year (8784)")]
    [InlineData("rule-id-missing", "must not be empty")]
    [InlineData("rule-id-twice", "a rule that is named before")]
    [InlineData("not-xml", "is not XML")]
    [InlineData("not-json", "is not JSON")]
    [InlineData("not-an-object", "JSON object")]
    [InlineData("not-a-list", "must be a list")]
    [InlineData("not-a-date", "not a date of the year")]
    [InlineData("not-a-year", "a year from 1900 to 2200")]
    [InlineData("not-a-month", "a month from 1 to 12")]
    [InlineData("missing", "is missing in the file")]
    [InlineData("too-large", "larger than a calendar")]
    [InlineData("no-days", "no day that differs")]
    [InlineData("unknown-format", "xmlcalendar, xmlcalendar-json or date-lists")]
    [InlineData("year-not-shipped-1999", "only the years 2013 to 2027 come with the product")]
    [InlineData("missing-month-7", "all twelve months")]
    [InlineData("weekends-missing-2030", "must hold the weekends too")]
    public void Are_explained_in_words(string code, string words) =>
        Assert.Contains(words, new CalendarProblem("field", code).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_an_unknown_deadline_list_the_known_ones() => Assert.Equal(
        "must be one of intake, first-reaction, answer, final-after-promise, promise, approval, formal-registration, formal-answer",
        new CalendarProblem("deadlines[0].deadline", "unknown-deadline").Message);

    [Fact]
    public void Without_a_text_show_their_code() =>
        Assert.Equal("some-new-code", new CalendarProblem("field", "some-new-code").Message);
}
