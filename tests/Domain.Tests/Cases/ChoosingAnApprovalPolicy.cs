using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Anna's final answer to a private complaint about a road, and several policies that could hold for it.</summary>
public sealed class ChoosingAnApprovalPolicy
{
    private static readonly ApprovalPolicy Any = new("any", ApprovalMode.OneApprover, 4, false);

    public static TheoryData<string> Conditions => ["answer", "topic", "importance", "authority", "author", "public"];

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Prefers_one_that_names_a_condition_to_one_that_names_none(string condition)
    {
        Assert.Equal(condition, Chosen(Matching(condition), Any));
        Assert.Equal(condition, Chosen(Any, Matching(condition)));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Passes_over_one_whose_condition_does_not_hold(string condition)
    {
        Assert.Equal("any", Chosen(Any, Other(condition)));
        Assert.Equal("any", Chosen(Other(condition), Any));
    }

    [Theory]
    [InlineData("answer", "topic")]
    [InlineData("topic", "importance")]
    [InlineData("importance", "authority")]
    [InlineData("authority", "author")]
    [InlineData("author", "public")]
    [InlineData("public", "answer")]
    public void Prefers_two_conditions_to_one_and_the_later_of_equals(string one, string other)
    {
        ApprovalPolicy both = And(Matching(one), Matching(other)) with { Id = "both" };

        Assert.Equal("both", Chosen(both, Matching(one), Matching(other)));
        Assert.Equal(other, Chosen(Matching(one), Matching(other)));
        Assert.Equal(one, Chosen(Matching(other), Matching(one)));
    }

    [Fact]
    public void Sends_at_once_where_the_policy_says_so() =>
        Answered(Any with { Mode = ApprovalMode.Autonomous }).Is(typeof(AnswerGiven));

    [Fact]
    public void Sends_at_once_where_there_is_none() => Answered().Is(typeof(AnswerGiven));

    [Fact]
    public void Sends_at_once_where_none_holds() => Answered(Other("topic")).Is(typeof(AnswerGiven));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("roads+1", "roads+1", true)]
    [InlineData("roads+1", "roads-1", false)]
    [InlineData("roads+1", "health+1", false)]
    [InlineData("roads+1", "", false)]
    [InlineData("roads+1 health-1", "health-1 roads+1", true)]
    [InlineData("roads+1 health-1", "roads+1 health+1", false)]
    [InlineData("roads+1 health-1", "roads+1", false)]
    public void Knows_the_measured_autonomy_it_was_built_with(string built, string asked, bool same) =>
        Assert.Equal(same, new ApprovalDirectory(Given.StrictRegion, Autonomy(built)).IsMovedBy(Autonomy(asked)));

    private static Dictionary<string, int> Autonomy(string shifts) => shifts
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(s => s[..^2], s => s[^2] == '+' ? 1 : -1);

    private static string Chosen(params ApprovalPolicy[] policies) => Answered(policies).State.Proposal!.Policy;

    private static Outcome Answered(params ApprovalPolicy[] policies) =>
        (Given.ACase().Claimed("anna") with { Rules = new CaseRules(Given.StrictRegion with { Approvals = policies }) }).When(Commands.Answer("anna"));

    private static ApprovalPolicy And(ApprovalPolicy one, ApprovalPolicy other) => one with
    {
        Answer = one.Answer ?? other.Answer,
        Topic = one.Topic ?? other.Topic,
        Importance = one.Importance ?? other.Importance,
        Authority = one.Authority ?? other.Authority,
        Author = one.Author ?? other.Author,
        IsPublic = one.IsPublic ?? other.IsPublic,
    };

    private static ApprovalPolicy Matching(string condition) => Naming(condition, AnswerKind.Final, "roads", Importance.Normal, "roads", "anna", isPublic: false);

    private static ApprovalPolicy Other(string condition) => Naming(condition, AnswerKind.Intermediate, "health-care", Importance.High, "health", "boris", isPublic: true);

    private static ApprovalPolicy Naming(string condition, AnswerKind kind, string topic, Importance importance, string authority, string author, bool isPublic)
    {
        ApprovalPolicy named = Any with { Id = condition };
        return condition switch
        {
            "answer" => named with { Answer = kind },
            "topic" => named with { Topic = topic },
            "importance" => named with { Importance = importance },
            "authority" => named with { Authority = authority },
            "author" => named with { Author = author },
            _ => named with { IsPublic = isPublic },
        };
    }
}
