using Dialog.Autonomy;
using Dialog.Autonomy.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Autonomy;

public sealed class MeasuringTheQualityOfAnswers
{
    private static readonly AutonomyRule Rule = new(MinimumAnswers: 4, WindowDays: 30, WidenAt: 0.1, NarrowAt: 0.3);
    private static readonly DateTimeOffset Since = Given.Monday;
    private int _cases;

    [Fact]
    public void Widens_where_nothing_is_disputed() => Assert.Equal((4, 0.0, 1), Measured([.. Answers(4)]));

    [Fact]
    public void Narrows_where_too_much_is() => Assert.Equal((4, 0.5, -1), Measured([.. Answers(2), .. Disputed(), .. Disputed()]));

    [Fact]
    public void Leaves_everything_between_as_it_is() => Assert.Equal((5, 0.2, 0), Measured([.. Answers(4), .. Disputed()]));

    [Fact]
    public void Says_nothing_of_few_answers() => Assert.Equal((3, 0.3333, 0), Measured([.. Answers(2), .. Disputed()]));

    [Fact]
    public void Counts_a_text_sent_back_against_its_author()
    {
        Guid c = Next();
        (int answers, double share, int shift) = Measured(
        [
            .. Answers(3),
            new(c, 2, "answer-proposed", "anna", 0, false, Since), new(c, 3, "answer-returned", "rita", 2, false, Since), new(c, 4, "answer-given", "anna", 0, false, Since),
        ]);
        Assert.Equal((4, 0.2, 0), (answers, share, shift));
    }

    [Fact]
    public void Counts_a_bad_review_and_not_a_good_one()
    {
        Guid good = Next(), bad = Next();
        Assert.Equal((4, 0.25, 0), Measured(
        [
            .. Answers(2),
            new(good, 2, "answer-given", "anna", 0, false, Since), new(good, 3, "answer-reviewed", "rita", 2, true, Since),
            new(bad, 2, "answer-given", "anna", 0, false, Since), new(bad, 3, "answer-reviewed", "rita", 2, false, Since),
        ]));
    }

    [Fact]
    public void Counts_one_dispute_of_one_answer_and_none_of_an_answer_before_the_window()
    {
        Guid old = Next(), twice = Next();
        Assert.Equal((4, 0.25, 0), Measured(
        [
            .. Answers(3),
            new(old, 2, "answer-given", "anna", 0, false, Since.AddDays(-1)), new(old, 3, "case-disputed", null, 0, false, Since.AddDays(1)),
            new(twice, 2, "answer-given", "anna", 0, false, Since), new(twice, 3, "case-disputed", null, 0, false, Since), new(twice, 4, "case-disputed", null, 0, false, Since),
        ]));
    }

    [Fact]
    public void Keeps_authorities_apart_and_knows_nobody_from_outside()
    {
        QualityCount count = new(Given.Region, Since);
        count.Add(new(Next(), 2, "answer-given", "vera", 0, false, Since));
        count.Add(new(Next(), 2, "answer-given", "stranger", 0, false, Since));
        Assert.Equal(["health"], count.Result(Rule).Where(a => a.Answers > 0).Select(a => a.Authority));
    }

    private (int Answers, double Share, int Shift) Measured(QualityEvent[] events)
    {
        QualityCount count = new(Given.Region, Since);
        foreach (QualityEvent e in events)
        {
            count.Add(e);
        }

        AuthorityQuality roads = count.Result(Rule).Single(a => a.Authority == "roads");
        return (roads.Answers, roads.Share, roads.Shift);
    }

    private IEnumerable<QualityEvent> Answers(int count) => Enumerable.Range(0, count).Select(_ => new QualityEvent(Next(), 2, "answer-given", "anna", 0, false, Since));

    private QualityEvent[] Disputed()
    {
        Guid c = Next();
        return [new(c, 2, "answer-given", "boris", 0, false, Since), new(c, 3, "case-disputed", null, 0, false, Since.AddHours(2))];
    }

    private Guid Next() => new(++_cases, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
