using System.Text.Json;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Messages of a blocked sender are kept and in no thread; released they come once, in their order.</summary>
public sealed class ABlockedSender(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private static readonly DateTimeOffset Written = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Is_acknowledged_and_kept_while_cases_and_other_senders_go_on()
    {
        const string channel = "flood-a";
        await Configure(channel);
        await Push(channel, "1", "Яма во дворе");
        long block = await Block(channel);

        await Push(channel, "2", "Спам");
        await Push(channel, "3", "Спам", conversation: "another-wall");
        await Push(channel, "4", "Яма у школы", author: "8", conversation: "c8");

        Assert.Equal("1:done,2:held,3:held,4:done", await States(channel));
        Assert.Equal("2", await silo.Scalar($"select count(*) from cases where channel = '{channel}'"));
        Assert.Equal("Яма во дворе", await Words(channel));
        HeldPage held = await silo.Channel(channel).Held(block, 0, 50);
        Assert.Equal(["Спам", "Спам"], held.Messages.Select(m => m.Text));
        Assert.Equal(held.Messages[1].Id, held.Last);
        Assert.Empty((await silo.Channel(channel).Held(block, held.Last!.Value, 50)).Messages);
    }

    [Fact]
    public async Task Is_heard_when_waiting_may_cost_a_life()
    {
        const string channel = "flood-b";
        await Configure(channel);
        await Push(channel, "1", "Яма во дворе");
        await Block(channel);

        await Push(channel, "2", "Пахнет газом в подъезде, людям плохо");

        Assert.Equal("1:done,2:done", await States(channel));
        Assert.Equal("Яма во дворе|Пахнет газом в подъезде, людям плохо", await Words(channel));
    }

    [Fact]
    public async Task Is_served_again_when_the_term_ends_and_what_was_held_stays_releasable()
    {
        const string channel = "flood-c";
        await Configure(channel);
        await Push(channel, "1", "Яма во дворе");
        long block = await Block(channel);
        await Push(channel, "2", "Во время блокировки");
        // Nobody does anything: the time passes.
        await silo.Execute("update sender_blocks set until = now() where id = $1", block);

        await Push(channel, "3", "После блокировки");

        Assert.Equal("1:done,2:held,3:done", await States(channel));
        Assert.Equal(1, await silo.Channel(channel).Release(block, null));
        await silo.Until(AllDone(channel), n => n == "0");
        Assert.Equal("Во время блокировки|После блокировки|Яма во дворе", string.Join('|', (await Words(channel)).Split('|').Order()));
    }

    [Fact]
    public async Task Comes_into_the_thread_in_order_and_once_while_still_blocked_and_released_twice()
    {
        const string channel = "flood-d";
        await Configure(channel);
        await Push(channel, "1", "Яма во дворе");
        long block = await Block(channel);
        await Push(channel, "2", "Второе");
        await Push(channel, "3", "Третье");
        await Push(channel, "4", "Четвёртое");
        long[] ids = [.. (await silo.Channel(channel).Held(block, 0, 50)).Messages.Select(m => m.Id)];

        Assert.Equal(1, await silo.Channel(channel).Release(block, [ids[^1]]));
        await silo.Until($"select count(*) from messages where thread = '{channel}/vk:c7:7'", n => n == "2");
        int[] released = [await silo.Channel(channel).Release(block, null), await silo.Channel(channel).Release(block, null)];

        Assert.Equal([2, 0], released);
        await silo.Until(AllDone(channel), n => n == "0");
        Assert.Equal("Яма во дворе|Четвёртое|Второе|Третье", await Words(channel));
        await Push(channel, "5", "Пятое");
        Assert.Equal("held", await silo.Scalar($"select state from inbox where channel = '{channel}' and external_id = '5'"));
    }

    /// <summary>The message reached its thread, and the silo died before that was written down.</summary>
    [Fact]
    public async Task Comes_once_when_the_silo_is_lost_between_the_thread_and_the_inbox()
    {
        const string channel = "flood-e";
        await Configure(channel);
        await Push(channel, "1", "Яма во дворе");
        long block = await Block(channel);
        await Push(channel, "2", "Второе");
        await silo.Channel(channel).Release(block, null);
        await silo.Until(AllDone(channel), n => n == "0");

        await silo.Execute("update inbox set state = 'waiting', settled_at = null, received_at = now() - interval '1 minute' where channel = $1 and external_id = '2'", channel);
        await silo.Restart();

        await silo.Until(AllDone(channel), n => n == "0");
        Assert.Equal("known", await silo.Scalar($"select outcome from inbox where channel = '{channel}' and external_id = '2'"));
        Assert.Equal("Яма во дворе|Второе", await Words(channel));
    }

    [Fact]
    public async Task Stays_blocked_and_keeps_what_is_held_over_a_restart()
    {
        const string channel = "flood-f";
        await Configure(channel);
        await Push(channel, "1", "Яма во дворе");
        long block = await Block(channel);
        await Push(channel, "2", "До");

        await silo.Restart();
        await Push(channel, "3", "После");

        Assert.Equal("1:done,2:held,3:held", await States(channel));
        Assert.Equal(2, await silo.Channel(channel).Release(block, null));
        await silo.Until(AllDone(channel), n => n == "0");
        Assert.Equal("Яма во дворе|До|После", await Words(channel));
    }

    /// <summary>Its sender was erased between the reading of the payload and its being held.</summary>
    [Fact]
    public async Task Is_taken_as_anybody_when_the_block_is_gone_before_the_payload_is_held()
    {
        const string channel = "flood-g";
        await Configure(channel);
        await silo.Execute("insert into inbox (channel, external_id, payload) values ($1, '1', $2)", channel, Payload("1", "Яма", "7", "c7"));
        long row = long.Parse(await silo.Scalar($"select id from inbox where channel = '{channel}'"), System.Globalization.CultureInfo.InvariantCulture);
        Dialog.Channels.Inbox.InboxStore store = new(silo.Database, TimeProvider.System);

        await store.Settle([new(new(row, "1", [], Written, 0), "held", null, 0, Written) { HeldBy = long.MaxValue }]);

        Assert.Equal("waiting", await silo.Scalar($"select state from inbox where id = {row}"));
        await silo.Channel(channel).Process(["1"]);
        Assert.Equal("Яма", await Words(channel));
    }

    private static string AllDone(string channel) => $"select count(*) from inbox where channel = '{channel}' and state <> 'done'";

    private Task<ChannelView> Configure(string id) => silo.Channel(id).Configure(new ChannelSettings
    {
        Region = ChannelSilo.Region,
        Kind = "feed",
        Name = id,
        Mode = ReceiveMode.Webhook,
        Secret = "sixteen-letters-and-more",
    });

    private async Task<long> Block(string channel)
    {
        await silo.Execute(
            """
            insert into sender_blocks (region, channel, network, author_id, case_id, reason, blocked_by, blocked_by_name, blocked_at, until)
            values ($1, $2, 'vk', '7', $3, 'Поток', 'ivanova', 'Иванова', now(), now() + interval '1 hour')
            """, ChannelSilo.Region, channel, await silo.CaseOf($"{channel}/vk:c7:7"));
        return long.Parse(await silo.Scalar($"select id from sender_blocks where channel = '{channel}'"), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Push(string channel, string external, string text, string author = "7", string conversation = "c7")
    {
        await silo.Execute("insert into inbox (channel, external_id, payload) values ($1, $2, $3)", channel, external, Payload(external, text, author, conversation));
        await silo.Channel(channel).Process([external]);
    }

    private static byte[] Payload(string id, string text, string author, string conversation) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["network"] = "vk",
        ["id"] = id,
        ["conversation"] = conversation,
        ["author"] = new { id = author, name = "Анна" },
        ["text"] = text,
        ["publishedAt"] = Written,
    });

    private Task<string> States(string channel) =>
        silo.Scalar($"select string_agg(external_id || ':' || state, ',' order by external_id) from inbox where channel = '{channel}'");

    // In the order in which they came into the thread.
    private Task<string> Words(string channel) =>
        silo.Scalar($"select string_agg(text, '|' order by case_id, version) from messages where thread = '{channel}/vk:c7:7' and direction = 0");
}
