using System.Security.Cryptography;
using System.Text;
using Dialog.Channels;

namespace Dialog.Cluster.Tests.Channels;

public sealed class AnImport(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Takes_every_line_once_and_names_the_wrong_ones()
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(i => Item("a", i)), """{"network":"vk"}""", "{broken", Item("a", 5), .. Enumerable.Range(300, 100).Select(i => Item("a", i))];
        Guid id = await Put("import-a", "jsonl", string.Join('\n', lines));

        await silo.Until($"select state from imports where id = '{id}'", s => s == "done");

        Assert.Equal("400/1/2/403/403", await silo.Scalar($"select concat_ws('/', accepted, duplicates, rejected, line, lines) from imports where id = '{id}'"));
        Assert.Equal("400", await silo.Scalar("select count(*) from messages where thread like 'import-a/%'"));
        Assert.Equal("""[{"line": 301, "text": "missing", "field": "id"}, {"line": 302, "text": "not JSON: at byte 1", "field": "$"}]""",
            await silo.Scalar($"select errors from imports where id = '{id}'"));
    }

    [Fact]
    public async Task Of_csv_with_a_wrong_header_fails_as_a_whole_in_words()
    {
        Guid id = await Put("import-b", "csv", "network;id\nvk;1\n");

        await silo.Until($"select state from imports where id = '{id}'", s => s == "failed");

        Assert.Equal("""[{"line": 1, "text": "the header has no such column", "field": "conversation"}]""", await silo.Scalar($"select errors from imports where id = '{id}'"));
    }

    [Fact]
    public async Task Cancelled_stops_where_it_stands()
    {
        Guid id = await Put("import-c", "jsonl", string.Join('\n', Enumerable.Range(0, 30_000).Select(i => Item("c", i))));
        await silo.Until("select count(*) from cases where channel = 'import-c'", n => n != "0");

        await silo.Execute("update imports set state = 'cancelled' where id = $1 and state = 'running'", id);

        Assert.Equal("cancelled", await silo.Scalar($"select state from imports where id = '{id}'"));
        // Another one begins only when the runner has let go of the cancelled one.
        Guid next = await Put("import-d", "jsonl", Item("d", 1));
        await silo.Until($"select state from imports where id = '{next}'", s => s == "done");
        Assert.True(int.Parse(await silo.Scalar("select count(*) from cases where channel = 'import-c'"), System.Globalization.CultureInfo.InvariantCulture) < 30_000);
    }

    [Fact]
    public async Task Goes_on_where_it_stood_after_a_restart()
    {
        Guid id = await Put("import-e", "jsonl", string.Join('\n', Enumerable.Range(0, 4_000).Select(i => Item("e", i))));
        await silo.Until($"select line from imports where id = '{id}'", n => n != "0");

        await silo.Restart();
        await silo.Until($"select state from imports where id = '{id}'", s => s == "done", TimeSpan.FromMinutes(2));

        Assert.Equal("4000", await silo.Scalar("select count(*) from messages where thread like 'import-e/%'"));
        Assert.Equal("4000/0/4000", await silo.Scalar($"select concat_ws('/', accepted + duplicates, rejected, line) from imports where id = '{id}'"));
    }

    private async Task<Guid> Put(string channel, string format, string text)
    {
        await silo.Channel(channel).Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = "feed", Name = channel, Secret = "sixteen-letters-and-more" });
        Guid id = Guid.NewGuid();
        byte[] content = Encoding.UTF8.GetBytes(text);
        await silo.Execute("""
            insert into imports (id, channel, region, name, format, sha256, content, lines, created_by) values ($1, $2, 'demo', 'test', $3, $4, $5, 0, 'test')
            """, id, channel, format, SHA256.HashData(content), content);
        return id;
    }

    private static string Item(string prefix, int i) =>
        $$"""{"network":"vk","id":"{{i}}","conversation":"{{prefix}}-{{i / 4}}","author":{"id":"7","name":"Анна"},"text":"Яма {{i}}","publishedAt":"2026-05-01T12:00:00Z"}""";
}
