using Dialog.Cases;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

public sealed class ApprovalsOfARegion
{
    private static readonly ApprovalPolicy Policy = new("all", ApprovalMode.OneApprover, 4, true);

    private static readonly RegionConfiguration Good = Given.Region with
    {
        Arbiter = "vera",
        Authorities = [.. Given.Region.Authorities.Select(a => a.Id == "roads" ? a with { Approver = "boris" } : a)],
        Officials = [.. Given.Region.Officials.Select(o => o.Id == "boris" ? o with { Substitute = "anna" } : o)],
        Approvals = [Policy, Policy with { Id = "roads", Answer = AnswerKind.Final, Topic = "roads", Importance = Importance.High, Authority = "roads", Author = "anna", IsPublic = true }],
        Autonomy = new AutonomyRule(20, 30, 0.05, 0.2),
        Fields = [new("contract", "Договор", "text"), new("pit", "Яма", "choice", ["мелкая", "глубокая"])],
    };

    [Fact]
    public void That_agree_with_themselves_have_no_errors() => Assert.Empty(Check(Good));

    public static TheoryData<string, RegionConfiguration> Wrong => new()
    {
        { "arbiter", Good with { Arbiter = "nobody" } },
        { "authorities[1].approver", Good with { Authorities = [.. Good.Authorities.Select(a => a.Id == "roads" ? a with { Approver = "nobody" } : a)] } },
        { "officials[1].substitute", Good with { Officials = [.. Good.Officials.Select(o => o.Id == "boris" ? o with { Substitute = "nobody" } : o)] } },
        { "officials[1].substitute", Good with { Officials = [.. Good.Officials.Select(o => o.Id == "boris" ? o with { Substitute = "boris" } : o)] } },
        { "approvals[0].id", With(Policy with { Id = " " }) },
        { "approvals[1].id", Good with { Approvals = [Policy, Policy] } },
        { "approvals[0].mode", With(Policy with { Mode = (ApprovalMode)7 }) },
        { "approvals[0].hours", With(Policy with { Hours = 0 }) },
        { "approvals[0].hours", With(Policy with { Hours = double.NaN }) },
        { "approvals[0].hours", With(Policy with { Hours = 745 }) },
        { "approvals[0].answer", With(Policy with { Answer = AnswerKind.Reply }) },
        { "approvals[0].topic", With(Policy with { Topic = "moon" }) },
        { "approvals[0].importance", With(Policy with { Importance = (Importance)9 }) },
        { "approvals[0].authority", With(Policy with { Authority = "moon" }) },
        { "approvals[0].author", With(Policy with { Author = "nobody" }) },
        { "autonomy.minimumAnswers", Good with { Autonomy = new(0, 30, 0.05, 0.2) } },
        { "autonomy.windowDays", Good with { Autonomy = new(20, 367, 0.05, 0.2) } },
        { "autonomy.widenAt", Good with { Autonomy = new(20, 30, -0.1, 0.2) } },
        { "autonomy.narrowAt", Good with { Autonomy = new(20, 30, 0.05, 1.2) } },
        { "autonomy.narrowAt", Good with { Autonomy = new(20, 30, 0.2, 0.2) } },
        { "fields[0].id", Having(new CustomField("Договор", "Договор", "text")) },
        { "fields[1].id", Having(new("a", "A", "text"), new("a", "B", "text")) },
        { "fields[0].name", Having(new CustomField("a", "", "text")) },
        { "fields[0].kind", Having(new CustomField("a", "A", "picture")) },
        { "fields[0].options", Having(new CustomField("a", "A", "choice")) },
        { "fields[0].options", Having(new CustomField("a", "A", "choice", ["x", "x"])) },
        { "fields[0].options", Having(new CustomField("a", "A", "choice", ["x", " "])) },
        { "fields[0].options", Having(new CustomField("a", "A", "text", ["x"])) },
        { "fields", Having([.. Enumerable.Range(0, 31).Select(i => new CustomField($"f{i}", "F", "text"))]) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void That_contradict_themselves_name_the_one_field(string field, RegionConfiguration wrong) => Assert.Equal([field], Check(wrong).Keys);

    private static RegionConfiguration With(ApprovalPolicy policy) => Good with { Approvals = [policy] };

    private static RegionConfiguration Having(params CustomField[] fields) => Good with { Fields = fields };

    private static Dictionary<string, string[]> Check(RegionConfiguration c) => RegionValidator.Check(c, "50", 2);
}
