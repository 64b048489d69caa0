using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>More than twelve lines are folded: first those of one kind with one reason, then all of one kind.</summary>
public sealed class ALongDerivation
{
    private static readonly DateTimeOffset Start = new(2024, 10, 7, 7, 0, 0, TimeSpan.Zero);

    private static DeadlineStep Line(int day, string code, string? reason = null) =>
        new(Start.AddDays(day), code, code, Start.AddDays(day + 1), 2, 3, reason, reason is null ? null : $"{reason}@1");

    private static List<DeadlineStep> Derivation(params string[] reasons) =>
    [
        new(Start, DeadlineCodes.Received, "received"),
        .. reasons.Index().Select(r => Line(r.Index + 1, DeadlineCodes.DayOff, r.Item)),
        new(Start.AddDays(reasons.Length + 1), DeadlineCodes.Due, "due"),
    ];

    private static string[] Reasons(List<DeadlineStep> steps) =>
        [.. DeadlineFolding.Fold(steps).Where(s => s.Code == DeadlineCodes.DayOff).Select(s => $"{s.Detail} x{s.Days}")];

    [Fact]
    public void Of_twelve_lines_stays_as_it_is() =>
        Assert.Equal(12, DeadlineFolding.Fold(Derivation("a", "a", "a", "a", "a", "a", "a", "a", "a", "a")).Length);

    [Fact]
    public void Keeps_lines_with_different_reasons_apart_where_that_is_enough() => Assert.Equal(
        ["a x18", "b x15"],
        Reasons(Derivation("a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a")));

    [Fact]
    public void Keeps_ten_different_reasons_apart() =>
        Assert.Equal(10, Reasons(Derivation("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "j")).Length);

    [Fact]
    public void Joins_all_of_a_kind_where_it_is_not() => Assert.Equal(
        ["a; b; c; d; e; f; g; h; i; j; k x33"],
        Reasons(Derivation("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")));

    [Fact]
    public void Has_the_hours_and_the_sources_of_all_lines_and_ends_with_the_latest()
    {
        List<DeadlineStep> steps = Derivation([.. Enumerable.Repeat("a", 11)]);
        steps[1] = steps[1] with { Until = Start.AddDays(40) };
        steps[2] = steps[2] with { Source = "b@1" };

        DeadlineStep folded = DeadlineFolding.Fold(steps)[1];

        Assert.Equal(
            (Start.AddDays(1), Start.AddDays(40), 22d, 33, "a", "a@1; b@1"),
            (folded.At, folded.Until!.Value, folded.Hours!.Value, folded.Days, folded.Detail, folded.Source));
    }

    [Fact]
    public void Ends_with_the_end_of_its_last_line() =>
        Assert.Equal(Start.AddDays(12), DeadlineFolding.Fold(Derivation([.. Enumerable.Repeat("a", 11)]))[1].Until);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("a", null, "a")]
    [InlineData(null, "a", "a")]
    [InlineData("a", "a", "a")]
    [InlineData("a", "b", "a; b")]
    [InlineData("a; b", "a", "a; b")] // named before
    [InlineData("a; b", "b", "a; b")]
    [InlineData("ab", "a", "ab; a")] // part of another word is not the same reason
    public void Names_each_reason_once(string? reasons, string? next, string? joined) => Assert.Equal(joined, DeadlineFolding.Join(reasons, next));

    [Theory]
    [InlineData(150, 50, true)]
    [InlineData(150, 51, false)]
    public void Leaves_out_reasons_beyond_two_hundred_characters(int known, int next, bool joined)
    {
        (string before, string after) = (new string('a', known), new string('b', next));

        Assert.Equal(joined ? $"{before}; {after}" : before, DeadlineFolding.Join(before, after));
    }
}
