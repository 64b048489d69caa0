using CsCheck;
using Dialog.Cases;
using Dialog.Push;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

/// <summary>Live counters of filters, carried change by change.</summary>
public sealed class ASavedView
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly CaseFilter Roads = new() { View = "open", Topics = ["roads", "gas"], Person = "anna" };
    private static readonly CaseFilter Mine = new() { View = "mine", Person = "anna" };
    private static readonly CaseFilter Soon = new() { View = "open", DueWithinHours = 1, Person = "anna" };
    private static readonly CaseFilter Bound = new() { View = "open", BoundTo = ["centre"], Person = "boris" };

    public static TheoryData<CaseFilter, int> Filters => new()
    {
        { Roads, 2 }, { Mine, 1 }, { Soon, 1 }, { Bound, 2 },
        { new() { View = "open", Importance = Importance.High, Person = "anna" }, 1 },
        { new() { View = "open", Tag = "снег", Person = "anna" }, 1 },
        { new() { View = "open", Network = "telegram", Person = "anna" }, 3 },
        { new() { View = "answered", Person = "anna" }, 1 },
        { new() { View = "all", Person = "anna" }, 0 },
    };

    private static CaseSummary[] Cases => [
        Case(1, "roads") with { DueAt = Noon.AddMinutes(30), Importance = Importance.High },
        Case(2, "gas") with { DueAt = Noon.AddMinutes(-5), Overdue = true, ClaimedBy = "anna", Authority = "roads", Tags = ["снег"] },
        Case(3, "yards") with { DueAt = Noon.AddHours(3) },
        Case(4, "roads") with { Status = CaseStatus.Answered },
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Counts_the_cases_it_shows(CaseFilter filter, int expected) =>
        Assert.Equal([expected], new FilterCounters().Of([filter], Cases, Noon));

    [Fact]
    public void Of_cases_without_an_authority_has_the_open_ones()
    {
        CaseFilter filter = new() { View = "unrouted", Person = "anna" };
        CaseSummary[] cases = [Case(1, "gas") with { Authority = null }, Case(2, "gas"), Case(3, "gas") with { Authority = null, Status = CaseStatus.Answered }];

        Assert.True(CaseFilter.IsCountable(filter.View));
        Assert.Equal([1], new FilterCounters().Of([filter], cases, Noon));
    }

    [Fact]
    public void Loses_a_case_whose_time_within_passed_and_gains_one_whose_time_came()
    {
        FilterCounters counters = new();
        Assert.Equal([1], counters.Of([Soon], Cases, Noon));
        Assert.Equal([2], counters.Of([Soon], [.. Cases], Noon.AddHours(2)));
    }

    [Fact]
    public void Has_the_same_key_for_colleagues_unless_it_is_about_the_person()
    {
        Assert.Equal(Roads.Key, (Roads with { Person = "boris", Topics = ["gas", "roads"] }).Key);
        Assert.NotEqual(Mine.Key, (Mine with { Person = "boris" }).Key);
        Assert.NotEqual(Bound.Key, (Bound with { Person = "vera" }).Key);
    }

    [Fact]
    public void Carried_through_any_changes_counts_as_counted_again()
    {
        Gen<CaseSummary> changed = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 7], Gen.Int[0, 2], Gen.Bool, Gen.Bool, (id, status, topic, late, claimed) =>
            Case(id, ((string[])["roads", "gas", "yards"])[topic]) with
            {
                Status = (CaseStatus)status,
                Overdue = late,
                ClaimedBy = claimed ? "anna" : null,
                DueAt = Noon.AddMinutes(topic * 45),
                Authority = late ? "centre" : "roads",
            });
        CaseFilter[] filters = [Roads, Mine, Soon, Bound];
        changed.Array[0, 40].Sample(changes =>
        {
            FilterCounters counters = new();
            Dictionary<Guid, CaseSummary> live = [];
            counters.Of(filters, live.Values, Noon);
            foreach (CaseSummary c in changes)
            {
                counters.Carry(live.GetValueOrDefault(c.Id), c);
                live[c.Id] = c;
            }

            Assert.Equal(new FilterCounters().Of(filters, live.Values, Noon), counters.Of(filters, live.Values, Noon));
        });
    }

    private static CaseSummary Case(int number, string topic) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        Number = number,
        Region = "demo",
        Version = 1,
        Status = CaseStatus.Open,
        Kind = MessageKind.Complaint,
        Topic = topic,
        Importance = Importance.Normal,
        Authority = "centre",
        Thread = $"t/{number}",
        Network = "telegram",
        IsPublic = false,
        ResidentName = "Мария",
        Excerpt = "",
        PublishedAt = Noon,
        ReceivedAt = Noon,
        Overdue = false,
        LastMessageAt = Noon,
        Unanswered = true,
        Leg = 1,
        Delivery = DeliveryState.None,
        EscalationLevel = 0,
        UpdatedAt = Noon,
    };
}
