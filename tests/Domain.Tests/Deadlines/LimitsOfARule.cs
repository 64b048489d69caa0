using Dialog.Cases;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>The hours a rule may have, and the weight of each of its conditions.</summary>
public sealed class LimitsOfARule
{
    private static readonly DeadlineRule Any = new("any", DeadlineRules.Answer, 8, true, null, null, null, null);

    [Theory]
    [InlineData(1.0 / 60, true)] // a minute
    [InlineData(0.0166, false)]
    [InlineData(8784, true)] // a leap year
    [InlineData(8784.1, false)]
    public void Are_a_minute_and_a_year(double hours, bool usable)
    {
        DeadlineRule rule = Any with { Hours = hours };

        Assert.Equal(usable, DeadlineRules.Check([rule]).Count == 0);
        Assert.Equal(usable ? "any" : null, DeadlineRules.Select([rule], DeadlineRules.Answer, MessageKind.Complaint, "roads", null, Importance.High)?.Id);
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("topic")]
    [InlineData("authority")]
    [InlineData("importance")]
    [InlineData("network")]
    [InlineData("channel")]
    [InlineData("source")]
    public void Let_a_rule_with_any_one_condition_win_over_one_without(string condition)
    {
        DeadlineRule named = condition switch
        {
            "kind" => Any with { Id = "named", Kind = MessageKind.Complaint },
            "topic" => Any with { Id = "named", Topic = "roads" },
            "authority" => Any with { Id = "named", Authority = "roads-office" },
            "importance" => Any with { Id = "named", Importance = Importance.High },
            "network" => Any with { Id = "named", Network = "telegram" },
            "channel" => Any with { Id = "named", Channel = "bot" },
            _ => Any with { Id = "named", Source = MessageSource.Direct },
        };
        DeadlineQuestion question = new(DeadlineRules.Answer, MessageKind.Complaint, "roads", "roads-office", Importance.High)
        {
            Network = "telegram",
            Channel = "bot",
            Source = MessageSource.Direct,
        };

        // The one without is later in the list and would win if they were equally specific.
        Assert.Equal("named", new DeadlineRuleSet([named, Any]).Find(question)!.Id);
    }
}
