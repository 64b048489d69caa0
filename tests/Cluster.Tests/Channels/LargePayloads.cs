using Dialog.Channels.Inbox;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Mail messages have megabytes: what is in memory at once is limited in bytes as well.</summary>
public sealed class LargePayloads(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Theory]
    [InlineData(1000, 3, false)]
    [InlineData(25, 2, true)]
    [InlineData(1, 1, true)]
    public async Task Are_taken_as_many_as_fit_and_one_in_any_case(long bytes, int taken, bool cut)
    {
        string channel = $"large-{bytes}";
        for (int i = 0; i < 3; i++)
        {
            await silo.Execute("insert into inbox (channel, external_id, payload) values ($1, $2, $3)", channel, $"{i}", new byte[10]);
        }

        (List<InboxRow> rows, bool isCut, _) = await new InboxStore(silo.Database, TimeProvider.System).Waiting(channel, [], 256, bytes);

        Assert.Equal((taken, cut), (rows.Count, isCut));
        Assert.Equal(Enumerable.Range(0, taken).Select(i => $"{i}"), rows.Select(r => r.ExternalId));
    }

    [Fact]
    public async Task Waiting_in_numbers_beyond_the_bytes_in_hand_all_become_cases()
    {
        const string channel = "large-all";
        await silo.Channel(channel).Configure(new() { Region = ChannelSilo.Region, Kind = "feed", Name = channel, Secret = "sixteen-letters-and-more", Paused = true });
        string padding = new(' ', 12 * 1024 * 1024);
        for (int i = 0; i < 5; i++)
        {
            await silo.Execute("insert into inbox (channel, external_id, payload) values ($1, $2, $3)", channel, $"{i}", System.Text.Encoding.UTF8.GetBytes(
                $$$"""{"network":"vk","id":"{{{i}}}","conversation":"c{{{i}}}","author":{"id":"7","name":"Анна"},"text":"Яма","publishedAt":"2026-05-01T12:00:00Z"}{{{padding}}}"""));
        }

        await silo.Channel(channel).Pause(false);

        await silo.Until($"select count(*) from inbox where channel = '{channel}' and state = 'done' and outcome = 'taken'", n => n == "5");
    }
}
