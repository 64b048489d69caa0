using Dialog.Api.Platform;
using Dialog.Backlog;

namespace Dialog.Api.Tests.Platform;

/// <summary>What a platform engineer is shown first.</summary>
public sealed class FindingsOfAPlatform
{
    private static readonly NodeView Silo = Node("silo", PlatformFindings.Active, "Active");
    private static readonly NodeView Api = Node("api", PlatformFindings.Active, null);

    [Fact]
    public void Are_none_when_all_is_well() => Assert.Empty(PlatformFindings.Of([Silo, Api], [new("inbox", "vk", 40, 119), new("dead-letters", "vk", 0, null)], clusterKnown: true));

    [Fact]
    public void Say_that_no_silo_works() => Assert.Equal(["no-silo"], Codes([Api], []));

    [Fact]
    public void Count_a_silent_silo_as_none() => Assert.Equal(["no-silo", "node-silent"], Codes([Node("silo", PlatformFindings.Silent, null), Api], []));

    [Fact]
    public void Name_a_process_that_is_silent_and_for_how_long()
    {
        Finding silent = Assert.Single(PlatformFindings.Of([Silo, Node("api", PlatformFindings.Silent, null, silent: 95)], [], clusterKnown: true));
        Assert.Equal(("node-silent", "api pod-1 address", 95.0), (silent.Code, silent.Subject, silent.Value));
    }

    [Theory]
    [InlineData("Joining", PlatformFindings.Active, true)]
    [InlineData("Dead", PlatformFindings.Active, true)]
    [InlineData("Active", PlatformFindings.Active, false)]
    [InlineData(null, PlatformFindings.Active, false)]
    // It was asked to end: what Orleans calls that is no news.
    [InlineData("ShuttingDown", PlatformFindings.Draining, false)]
    public void Name_a_silo_that_is_no_part_of_its_cluster(string? cluster, string state, bool named) =>
        Assert.Equal(named ? ["silo-not-active"] : [], Codes([Silo, Node("silo", state, cluster)], []));

    [Fact]
    public void Name_versions_that_differ() => Assert.Equal(["versions-differ"], Codes([Silo, Api with { Version = "2" }], []));

    [Theory]
    [InlineData("inbox", 121, "queue-old")]
    [InlineData("inbox", 120, null)]
    [InlineData("outbox", 901, "queue-old")]
    [InlineData("timers", 61, "queue-old")]
    [InlineData("webhooks", 3601, "queue-old")]
    [InlineData("erasures", 86401, "queue-old")]
    [InlineData("imports", 1000000, null)]
    public void Name_a_queue_that_is_late(string queue, double age, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes([Silo, Api], [new(queue, null, 1, age)]));

    [Theory]
    [InlineData("dead-letters", "dead-letters")]
    [InlineData("failed", "undelivered")]
    [InlineData("unknown", "undelivered")]
    [InlineData("audit-faults", "audit-tampered")]
    [InlineData("held", null)]
    public void Name_what_a_person_must_look_at(string queue, string? code) => Assert.Equal(code is null ? [] : [code], Codes([Silo, Api], [new(queue, null, 1, null)]));

    [Fact]
    public void Say_what_could_not_be_read() =>
        Assert.Equal(["unknown-nodes", "unknown-queues", "unknown-cluster"], PlatformFindings.Of(null, null, clusterKnown: false).Select(f => f.Code));

    [Fact]
    public void Show_the_worst_first() =>
        Assert.Equal(["queue-old", "audit-tampered", "versions-differ", "dead-letters"], Codes([Silo, Api with { Version = "2" }], [new("dead-letters", "vk", 1, null), new("inbox", "vk", 1, 500), new("audit-faults", null, 1, null)]));

    [Theory]
    [InlineData(30, false, PlatformFindings.Active)]
    [InlineData(31, false, PlatformFindings.Silent)]
    [InlineData(5, true, PlatformFindings.Draining)]
    [InlineData(31, true, PlatformFindings.Silent)]
    public void Call_a_process_silent_after_half_a_minute(double silent, bool drains, string state) => Assert.Equal(state, PlatformFindings.StateOf(silent, drains));

    private static IEnumerable<string> Codes(IReadOnlyList<NodeView> nodes, IReadOnlyList<QueueFigure> queues) => PlatformFindings.Of(nodes, queues, clusterKnown: true).Select(f => f.Code);

    private static NodeView Node(string kind, string state, string? cluster, double silent = 0) =>
        new(Guid.CreateVersion7(), kind, "pod-1", "address", "1", default, default, silent, state, cluster, null, new Dictionary<string, double>(), null);
}
