using Dialog.Cases;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

public sealed class ACaseThatMoves
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly CaseSummary Roads = Summaries.New(1, Now) with { Authority = "roads" };

    private readonly RegionBoard _board = new(Summaries.Region);
    private readonly FeedViews _views = new(Summaries.Region, Guid.Empty, 100);

    [Fact]
    public void Leaves_the_former_authoritys_view_and_enters_the_new_ones()
    {
        Tell(Roads);

        Assert.Equal(
            ["authority:50/health False", "authority:50/roads True", "region:50 False"],
            Tell(Roads with { Version = 4, Authority = "health" }));
    }

    [Fact]
    public void Is_in_the_views_of_all_authorities_above_it_and_leaves_only_those_it_is_no_longer_under()
    {
        _views.Parents = new Dictionary<string, string> { ["roads"] = "city", ["bridges"] = "city", ["city"] = "government", ["health"] = "government" };
        Assert.Equal(
            ["authority:50/city False", "authority:50/government False", "authority:50/roads False", "region:50 False"], Tell(Roads));
        Assert.Equal(
            ["authority:50/bridges False", "authority:50/city False", "authority:50/government False", "authority:50/roads True", "region:50 False"],
            Tell(Roads with { Version = 4, Authority = "bridges" }));
        Assert.Equal(
            ["authority:50/bridges True", "authority:50/city True", "authority:50/government False", "authority:50/health False", "region:50 False"],
            Tell(Roads with { Version = 5, Authority = "health" }));
    }

    [Fact]
    public void In_a_tree_that_is_a_circle_is_told_once_to_each()
    {
        _views.Parents = new Dictionary<string, string> { ["roads"] = "city", ["city"] = "roads" };
        Assert.Equal(["authority:50/city False", "authority:50/roads False", "region:50 False"], Tell(Roads));
    }

    [Fact]
    public void From_nobody_leaves_no_view()
    {
        Tell(Roads with { Authority = null });

        Assert.Equal(["authority:50/roads False", "region:50 False"], Tell(Roads with { Version = 4 }));
    }

    [Fact]
    public void After_it_was_settled_still_leaves_the_former_authoritys_view()
    {
        Tell(Roads);
        Tell(Roads with { Version = 4, Status = CaseStatus.Confirmed });

        Assert.Contains("authority:50/roads True", Tell(Roads with { Version = 5, Status = CaseStatus.Confirmed, Authority = "health" }));
    }

    [Fact]
    public void Is_told_once()
    {
        Tell(Roads);

        Assert.Empty(Tell(Roads));
    }

    private string[] Tell(CaseSummary changed) => _board.Apply(changed) is not { } news ? [] :
        [.. _views.Append([news]).SelectMany(b => b.Changes.Select(c => $"{b.View} {c.Left}")).Order(StringComparer.Ordinal)];
}
