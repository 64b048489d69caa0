using Dialog.Steering.Domain;

namespace Dialog.Domain.Tests.Steering;

public sealed class ThePaceOfAnOfficial
{
    [Fact]
    public void Is_their_answers_over_the_time_they_worked()
    {
        Pace pace = Pace.Of(60, TimeSpan.FromHours(80), 10)!.Value;

        Assert.Equal((0.75, 6.0), (pace.PerHour, pace.PerDay));
        Assert.Equal(TimeSpan.FromHours(4), pace.TimeFor(3));
    }

    [Theory]
    [InlineData(4, 80, 10)]
    [InlineData(60, 16, 2)]
    [InlineData(60, 0, 10)]
    public void Is_not_known_after_too_few_answers_or_days(int answers, int hours, int days) => Assert.Null(Pace.Of(answers, TimeSpan.FromHours(hours), days));

    [Fact]
    public void Adds_up_over_those_who_share_a_queue()
    {
        Assert.Equal(new Pace(3, 24), Pace.Together([new(1, 8), new(2, 16)]));
        Assert.Null(Pace.Together([]));
    }
}
