using Dialog.Cases;
using Dialog.Cluster.Tests.Channels;
using Dialog.Deadlines;
using Dialog.Regions;

namespace Dialog.Cluster.Tests.Deadlines;

/// <summary>Rules and calendars that change while hundreds of cases are open, on a silo with its database.</summary>
public sealed class AChangedCalendar(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private const int Cases = 400;

    private IRegionGrain Region => silo.Grains.GetGrain<IRegionGrain>(ChannelSilo.Region);

    private IDeadlineRecomputationGrain Recomputation => silo.Grains.GetGrain<IDeadlineRecomputationGrain>(ChannelSilo.Region);

    [Fact]
    public async Task Moves_open_deadlines_keeps_the_old_values_and_goes_on_after_an_interruption()
    {
        await Put([new("thirty-working-hours", "answer", 30, true, null, null, null, null)]);
        await Task.WhenAll(Enumerable.Range(0, Cases).Select(Write));
        Assert.Equal(CommandOutcome.Done, (await silo.TryAnswer("changed/1", "Сделано", AnswerKind.Final)).Outcome);
        Guid answered = await silo.CaseOf("changed/1");

        // A day off within the thirty hours: every deadline is a whole day later.
        await silo.Execute("create table before_change as select id, due_at from cases where thread like 'changed/%' and due_at is not null");
        DateOnly tomorrow = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime).AddDays(1);
        CalendarReply declared = (await silo.Grains.GetGrain<IDeadlineAdministrationGrain>(ChannelSilo.Region).Declare(new EmergencyDay(tomorrow, "паводок", null, "admin")))!;
        Assert.Empty(declared.Errors);

        await silo.Until("select count(*) > 0 from case_events where data->>'cause' = 'recomputed'", some => some == "True");
        await silo.Restart();
        Assert.Equal("running", (await Recomputation.Get()).State);

        await silo.Until(
            "select count(*) from before_change b join cases c using (id) where c.due_at = b.due_at + interval '1 day'",
            n => n == $"{Cases - 1}", TimeSpan.FromMinutes(2));
        // Each case once, its old value beside the new one; the sweep's timer moved with it.
        Assert.Equal($"{Cases - 1}", await silo.Scalar(
            """
            select count(*) from case_events e join before_change b on b.id = e.case_id
            where e.type = 'deadline-set' and e.data->>'cause' = 'recomputed' and (e.data->>'was')::timestamptz = b.due_at
            """));
        Assert.Equal($"{Cases - 1}", await silo.Scalar(
            "select count(*) from deadlines d join before_change b on b.id = d.case_id where d.kind = 'obligation:answer' and d.due_at = b.due_at + interval '23 hours'"));
        Assert.Equal("0", await silo.Scalar($"select count(*) from case_events where case_id = '{answered}' and data->>'cause' = 'recomputed'"));
        Assert.Contains("emergency@", await silo.Scalar("select data->>'steps' from case_events where data->>'cause' = 'recomputed' limit 1"), StringComparison.Ordinal);

        RecomputationView cancelled = await Recomputation.Cancel();
        Assert.Equal(("cancelled", declared.Configuration!.Version, 0L), (cancelled.State, cancelled.To, cancelled.Failed));
    }

    private async Task Put(DeadlineRule[] rules)
    {
        RegionConfiguration stored = (await Region.Get())!;
        RegionReply reply = await Region.Put(stored with { Version = stored.Version + 1, Deadlines = rules });
        Assert.Empty(reply.Errors);
        await Recomputation.Cancel();
    }

    private async Task Write(int n)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Receipt receipt = await silo.Grains.GetGrain<IThreadGrain>($"changed/{n}").Receive(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = ChannelSilo.Region,
            Channel = "changed",
            Network = "telegram",
            Conversation = $"{n}",
            MessageId = "1",
            AuthorId = $"r{n}",
            AuthorName = "Житель",
            Text = "Яма на дороге у дома",
            Topic = "roads",
            PublishedAt = now,
            SeenAt = now,
            IsPublic = false,
        });
        Assert.Equal(CommandOutcome.Done, receipt.Outcome);
    }
}
