using CsCheck;
using Dialog.Profiles;

namespace Dialog.Domain.Tests.Profiles;

/// <summary>Officials link residents of several networks, refuse and take back.</summary>
public sealed class DecidingAboutTwoProfiles
{
    private readonly List<ProfileLink> _links = [];

    private ProfileGraph Graph => new([.. _links]);

    [Fact]
    public void Makes_one_person_of_three_networks_and_of_the_third_two_again()
    {
        Do(LinkRules.Link, 1, 2);
        Do(LinkRules.Link, 2, 3);
        Assert.Equal([1, 2, 3], Graph.GroupOf(1));

        Do(LinkRules.Undo, 1, 3);
        Assert.Equal([1, 2], Graph.GroupOf(1).Order());
        Assert.Equal([3], Graph.GroupOf(3));
    }

    /// <summary>2 joined 1 and 3. That 1 is not 2 says nothing of 2 and 3.</summary>
    [Fact]
    public void Leaves_with_the_one_in_the_middle_whoever_came_through_them()
    {
        Do(LinkRules.Link, 1, 2);
        Do(LinkRules.Link, 2, 3);
        Do(LinkRules.Undo, 1, 2);
        Assert.Equal([1], Graph.GroupOf(1));
        Assert.Equal([2, 3], Graph.GroupOf(2).Order());
    }

    [Fact]
    public void Links_nobody_to_whom_they_were_refused_through_others()
    {
        Do(LinkRules.Link, 1, 2);
        Do(LinkRules.Refuse, 2, 3);
        Assert.Equal("different-people", Do(LinkRules.Link, 1, 3).Code);
        Do(LinkRules.Undo, 1, 3);
        Assert.Null(Do(LinkRules.Link, 1, 3).Code);
        Assert.Equal("linked", Do(LinkRules.Refuse, 2, 3).Code);
    }

    [Fact]
    public void Makes_no_person_of_a_hundred_profiles()
    {
        for (int other = 2; other <= LinkRules.LargestGroup; other++)
        {
            Assert.Null(Do(LinkRules.Link, 1, other).Code);
        }

        Assert.Equal("too-many-profiles", Do(LinkRules.Link, 1, 1000).Code);
    }

    [Fact]
    public void Is_about_two()
    {
        Assert.Equal("same-profile", Do(LinkRules.Link, 1, 1).Code);
        Assert.Equal("same-profile", Do(LinkRules.Refuse, 1, 1).Code);
        Assert.Equal("same-profile", Do(LinkRules.Undo, 1, 1).Code);
    }

    private static readonly Gen<(int What, long A, long B)[]> Steps = Gen.Select(Gen.Int[0, 2], Gen.Long[1, 7], Gen.Long[1, 7]).Array[0, 40];

    [Fact]
    public void Never_makes_a_ring_never_joins_who_was_refused_and_changes_nothing_when_repeated() => Steps.Sample(
        steps =>
        {
            DecidingAboutTwoProfiles one = new();
            foreach ((int what, long a, long b) in steps)
            {
                Func<ProfileGraph, long, long, LinkChange> rule = what switch { 0 => LinkRules.Link, 1 => LinkRules.Refuse, _ => LinkRules.Undo };
                LinkChange first = one.Do(rule, a, b);
                one.Holds();
                int before = one._links.Count;
                LinkChange again = one.Do(rule, a, b);
                Assert.Equal((first.Code, before), (again.Code, one._links.Count));
                Assert.Equal((null, 0), (again.Puts, again.Removes.Count));
            }
        },
        iter: Samples.Of(2000));

    [Fact]
    public void Parts_by_an_undo_exactly_the_two_and_nobody_who_did_not_come_through_the_other() => Steps.Sample(
        steps =>
        {
            DecidingAboutTwoProfiles one = new();
            foreach ((_, long a, long b) in steps)
            {
                one.Do(LinkRules.Link, a, b);
            }

            foreach ((_, long a, long b) in steps.Where(s => s.A != s.B))
            {
                HashSet<long> whole = [.. one.Graph.GroupOf(a)];
                if (!whole.Contains(b))
                {
                    continue;
                }

                one.Do(LinkRules.Undo, a, b);
                IReadOnlyList<long> mine = one.Graph.GroupOf(a);
                IReadOnlyList<long> theirs = one.Graph.GroupOf(b);
                Assert.Empty(mine.Intersect(theirs));
                Assert.True(whole.SetEquals(mine.Concat(theirs)));
            }
        },
        iter: Samples.Of(2000));

    private LinkChange Do(Func<ProfileGraph, long, long, LinkChange> rule, long a, long b)
    {
        LinkChange change = rule(Graph, a, b);
        foreach (ProfileLink gone in change.Removes)
        {
            Assert.True(_links.Remove(gone));
        }

        if (change.Puts is { } put)
        {
            // As the table's primary key would refuse it.
            Assert.DoesNotContain(_links, l => l.Is(put.One, put.Other));
            _links.Add(new ProfileLink(put.One, put.Other, put.IsRefused, "Ольга", DateTimeOffset.UnixEpoch));
        }

        return change;
    }

    private void Holds()
    {
        ProfileLink[] linked = [.. _links.Where(l => !l.IsRefused)];
        long[] everybody = [.. _links.SelectMany(l => (long[])[l.One, l.Other]).Distinct()];
        int groups = everybody.Select(p => Graph.GroupOf(p).Min()).Distinct().Count();
        // A forest: every link joins what was apart.
        Assert.Equal(everybody.Length - groups, linked.Length);
        Assert.All(_links.Where(l => l.IsRefused), l => Assert.DoesNotContain(l.Other, Graph.GroupOf(l.One)));
    }
}
