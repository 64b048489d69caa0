using Orleans;
using Orleans.Runtime;

namespace Dialog.Cluster.Tests.Storage;

public sealed class KeepingReminders(StorageSilo silo) : IClassFixture<StorageSilo>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Registers_ticks_and_unregisters()
    {
        INotebook notebook = silo.Grains.GetGrain<INotebook>("ticking");

        // A tick that is due before the registration is through waits for the next period.
        await notebook.Remind(TimeSpan.FromSeconds(1));

        using CancellationTokenSource waiting = new(Patience);
        Assert.Equal("ticking", await silo.Ticks.Reader.ReadAsync(waiting.Token));

        Assert.True(await notebook.Unremind());
    }

    [Fact]
    public async Task Keeps_time_and_period_exactly()
    {
        DateTime start = new(2026, 3, 1, 9, 30, 0, 123, DateTimeKind.Utc);
        ReminderEntry entry = Entry("exact", "a", start, TimeSpan.FromDays(40));

        string? etag = await silo.Reminders.UpsertRow(entry);
        ReminderEntry? read = await silo.Reminders.ReadRow(entry.GrainId, "a");

        Assert.Equal((start, TimeSpan.FromDays(40), etag), (read!.StartAt, read.Period, read.ETag));
    }

    [Fact]
    public async Task Removes_only_the_version_it_was_shown()
    {
        ReminderEntry entry = Entry("versions", "a", DateTime.UtcNow, TimeSpan.FromMinutes(1));
        string? first = await silo.Reminders.UpsertRow(entry);
        string? second = await silo.Reminders.UpsertRow(entry);

        Assert.False(await silo.Reminders.RemoveRow(entry.GrainId, "a", first!));
        Assert.True(await silo.Reminders.RemoveRow(entry.GrainId, "a", second!));
        Assert.Empty((await silo.Reminders.ReadRows(entry.GrainId)).Reminders);
    }

    [Fact]
    public async Task Finds_each_reminder_on_exactly_one_arc_of_the_ring()
    {
        for (int i = 0; i < 200; i++)
        {
            await silo.Reminders.UpsertRow(Entry($"ring-{i}", "a", DateTime.UtcNow.AddDays(1), TimeSpan.FromDays(1)));
        }

        // Cut exactly at some of them, where an arc's end is easily counted twice or not at all.
        uint[] cuts = [.. Enumerable.Range(0, 8).Select(i => GrainId.Create("tests-row", $"ring-{i}").GetUniformHashCode()).Order()];
        List<string> found = new();
        for (int i = 0; i < cuts.Length; i++)
        {
            found.AddRange(await OnArc(cuts[i], cuts[(i + 1) % cuts.Length]));
        }

        Assert.Equal(200, found.Count);
        Assert.Equal(200, found.Distinct().Count());
        Assert.Equal(200, (await OnArc(5, 5)).Count);
        Assert.Equal(200, (await OnArc(0, 0)).Count);
    }

    private static ReminderEntry Entry(string key, string name, DateTime start, TimeSpan period) => new()
    {
        GrainId = GrainId.Create("tests-row", key),
        ReminderName = name,
        StartAt = start,
        Period = period,
    };

    private async Task<List<string>> OnArc(uint begin, uint end) =>
    [
        .. (await silo.Reminders.ReadRows(begin, end)).Reminders
            .Select(reminder => reminder.GrainId.Key.ToString()!)
            .Where(key => key.StartsWith("ring-", StringComparison.Ordinal)),
    ];
}
