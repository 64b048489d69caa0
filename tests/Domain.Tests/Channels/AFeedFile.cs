using System.Text;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Feed;

namespace Dialog.Domain.Tests.Channels;

public sealed class AFeedFile
{
    private const string Item = """{"network":"vk","id":"1","conversation":"-5_9","author":{"id":"7","name":"Анна"},"text":"Яма","publishedAt":"2026-05-01T12:00:00+03:00"}""";
    private const string Header = "network,id,conversation,authorId,authorName,text,publishedAt";
    private static readonly ReadContext Context = new("vendor", "demo", new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Of_json_lines_gives_a_message_a_line()
    {
        FeedLine line = Assert.Single(Lines(Item));

        IncomingMessage read = Assert.IsType<ReadResult.Message>(line.Result).Incoming;
        Assert.Equal(("vendor/vk:-5_9:7", "1", "vk", "Анна", "Яма"), (read.Thread, read.MessageId, read.Network, read.AuthorName, read.Text));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero), read.PublishedAt);
        Assert.Equal((true, false), (read.IsPublic, read.InClosedGroup));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    public void Says_of_an_item_whether_everybody_can_read_it(string value, bool isPublic)
    {
        IncomingMessage read = Assert.IsType<ReadResult.Message>(Assert.Single(Lines(Item.Replace("\"network\"", $"\"public\":{value},\"network\"", StringComparison.Ordinal))).Result).Incoming;

        Assert.Equal((isPublic, !isPublic), (read.IsPublic, read.InClosedGroup));
    }

    [Theory]
    [InlineData("Яма", "Яма \\ud83d", "Яма \uFFFD")]
    [InlineData("Яма", "Яма \\u0000", "Яма ")]
    public void Loses_of_a_text_what_is_no_character(string replace, string by, string text) =>
        Assert.Equal(text, Assert.IsType<ReadResult.Message>(Assert.Single(Lines(Item.Replace(replace, by, StringComparison.Ordinal))).Result).Incoming.Text);

    [Fact]
    public void Counts_lines_as_an_editor_does_and_records_without_the_empty_ones()
    {
        FeedLine[] lines = Lines($"\uFEFF{Item}\r\n\r\n  \n{Item}");

        Assert.Equal([(0, 1), (1, 4)], lines.Select(l => (l.Record, l.Line)));
        Assert.All(lines, l => Assert.IsType<ReadResult.Message>(l.Result));
    }

    [Theory]
    [InlineData("\"network\":\"vk\",", "", "network", "missing")]
    [InlineData("\"text\":\"Яма\"", "\"text\":\" \"", "text", "missing")]
    [InlineData("\"text\":\"Яма\"", "\"text\":5", "text", "Number instead of a text")]
    [InlineData("\"name\":\"Анна\"", "\"nick\":\"Анна\"", "author.nick", "unknown field")]
    [InlineData("{\"id\":\"7\",\"name\":\"Анна\"}", "\"Анна\"", "author", "not an object with id and name")]
    [InlineData("2026-05-01T12:00:00+03:00", "01.05.2026 12:00", "publishedAt", "not a time like")]
    [InlineData("2026-05-01T12:00:00+03:00", "2027-05-01T12:00:00Z", "publishedAt", "in the future")]
    [InlineData("\"network\"", "\"lat\":\"91\",\"network\"", "lat", "not a number between")]
    [InlineData("\"network\"", "\"colour\":1,\"network\"", "colour", "unknown field")]
    [InlineData("\"network\"", "\"public\":\"maybe\",\"network\"", "public", "not true or false")]
    [InlineData("\"id\":\"1\"", "\"id\":\"1\\u0000\"", "id", "zero character")]
    [InlineData("\"id\":\"1\"", "\"id\":\"1\\ud83d\"", "$", "not valid Unicode")]
    public void Names_the_field_that_is_wrong(string replace, string by, string field, string problem)
    {
        ReadResult.Broken broken = Assert.IsType<ReadResult.Broken>(Assert.Single(Lines(Item.Replace(replace, by, StringComparison.Ordinal))).Result);

        Assert.Equal(field, broken.Field);
        Assert.Contains(problem, broken.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_on_after_a_line_that_is_not_json_or_has_no_end()
    {
        FeedLine[] lines = Lines($"{{broken\n{new string('x', 3 << 20)}\n{Item}\n");

        Assert.Equal(3, lines.Length);
        Assert.Equal("$", Assert.IsType<ReadResult.Broken>(lines[0].Result).Field);
        Assert.Equal("the line is longer than 1 MB", Assert.IsType<ReadResult.Broken>(lines[1].Result).Problem);
        Assert.Equal(3, lines[2].Line);
        Assert.IsType<ReadResult.Message>(lines[2].Result);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Of_csv_is_read_with_the_separator_it_has(char separator)
    {
        string text = $"{Header}\nvk,1,-5_9,7,Анна,\"Яма; на Ленина, 5\nво дворе\",2026-05-01T12:00:00Z\nvk,2,-5_9,7,Анна,Яма,2026-05-01T12:00:00Z\n".Replace(',', separator);

        FeedLine[] lines = await Csv(text);

        Assert.Equal([(0, 2), (1, 4)], lines.Select(l => (l.Record, l.Line)));
        Assert.Contains("во дворе", Assert.IsType<ReadResult.Message>(lines[0].Result).Incoming.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_csv_names_the_column_and_reads_on()
    {
        FeedLine[] lines = await Csv($"{Header}\nvk,1,c,,Анна,Яма,2026-05-01T12:00:00Z\nvk,1,c\nvk,2,c,7,Анна,Яма,2026-05-01T12:00:00Z\n");

        Assert.Equal("authorId", Assert.IsType<ReadResult.Broken>(lines[0].Result).Field);
        Assert.Equal("3 fields, the header has 7", Assert.IsType<ReadResult.Broken>(lines[1].Result).Problem);
        Assert.IsType<ReadResult.Message>(lines[2].Result);
    }

    [Fact]
    public async Task Of_csv_in_another_encoding_names_the_column()
    {
        byte[] bytes = Encoding.GetEncoding(1251).GetBytes($"{Header}\nvk,1,c,7,Анна,Яма,2026-05-01T12:00:00Z\n");

        FeedLine line = Assert.Single(await FeedCsv.Read(new MemoryStream(bytes), Context).ToArrayAsync());

        Assert.Equal(new ReadResult.Broken("authorName", "not UTF-8"), line.Result);
    }

    [Theory]
    [InlineData("network,id\nvk,1\n", "conversation")]
    [InlineData(Header + ",colour\n", "colour")]
    [InlineData("", "network")]
    public async Task Of_csv_with_a_wrong_header_is_refused_as_a_whole(string text, string column) =>
        Assert.Equal(column, (await Assert.ThrowsAsync<FeedFileException>(() => Csv(text))).Part);

    [Fact]
    public async Task Of_csv_with_an_open_quote_is_refused_with_the_line() =>
        Assert.Contains("quote", (await Assert.ThrowsAsync<FeedFileException>(() =>
            Csv($"{Header}\nvk,1,c,7,Анна,\"{new string('x', 3 << 20)}"))).Problem, StringComparison.Ordinal);

    private static FeedLine[] Lines(string text) =>
        FeedJsonLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Context).ToBlockingEnumerable().ToArray();

    private static async Task<FeedLine[]> Csv(string text) =>
        await FeedCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Context).ToArrayAsync();
}
