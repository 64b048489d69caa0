using System.Text.Json;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

public sealed class TheLongPollOfVk
{
    private static readonly VkPosition Fresh = new("https://lp.example/1", "new-key", "900");
    private string? _asked;

    private Task<PolledPayloads> Once(string? cursor, string answer = "{}") => VkLongPoll.Once(
        cursor,
        address =>
        {
            _asked = address;
            return Task.FromResult(JsonElement.Parse(answer));
        },
        () => Task.FromResult(Fresh));

    [Theory]
    [InlineData(null)]
    [InlineData("17")]
    public async Task Begins_with_the_server_of_now(string? cursor)
    {
        PolledPayloads polled = await Once(cursor);

        Assert.Equal(("https://lp.example/1\nnew-key\n900", false), (polled.Cursor, polled.Gap));
        Assert.Null(_asked);
    }

    [Theory]
    [InlineData("""{"ts": "17", "updates": [{"type": "group_join", "event_id": "a", "object": {}}, {"type": "group_join", "object": {}}]}""")]
    [InlineData("""{"ts": 17, "updates": [{"type": "group_join", "event_id": "a", "object": {}}, {"type": "group_join", "object": {}}]}""")]
    public async Task Brings_events_under_their_ids_and_goes_on_behind_them(string answer)
    {
        PolledPayloads polled = await Once("https://lp.example/1\nk y\n16", answer);

        Assert.Equal("https://lp.example/1?act=a_check&key=k%20y&ts=16&wait=25", _asked);
        Assert.Equal("https://lp.example/1\nk y\n17", polled.Cursor);
        Assert.Equal("a", polled.Payloads[0].ExternalId);
        Assert.StartsWith("sha256:", polled.Payloads[1].ExternalId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"failed": 1, "ts": 10}""", "https://lp.example/1\nk\n10", true)]
    [InlineData("""{"failed": 1, "ts": "10"}""", "https://lp.example/1\nk\n10", true)]
    [InlineData("""{"failed": 2}""", "https://lp.example/1\nnew-key\n16", false)]
    [InlineData("""{"failed": 3}""", "https://lp.example/1\nnew-key\n900", true)]
    public async Task Failing_takes_what_is_new_and_admits_the_gap(string answer, string cursor, bool gap)
    {
        PolledPayloads polled = await Once("https://lp.example/1\nk\n16", answer);

        Assert.Equal((cursor, gap), (polled.Cursor, polled.Gap));
        Assert.Empty(polled.Payloads);
    }
}
