using System.Text.Json;

namespace Dialog.Channels;

/// <summary>One call of a network's webhook, as it came.</summary>
/// <param name="Kind">the network named in the address</param>
/// <param name="Headers">Authorization, Content-Type and those that begin with X-; names in lower case</param>
/// <param name="Query">the address behind its question mark, without it</param>
[GenerateSerializer, Immutable, Alias("dialog.HookCall")]
public sealed record InboundWebhookCall(
    [property: Id(0)] string Kind,
    [property: Id(1)] Dictionary<string, string> Headers,
    [property: Id(2)] string Query,
    [property: Id(3)] byte[] Body)
{
    /// <param name="name">in lower case</param>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What the network is answered.</summary>
[GenerateSerializer, Immutable, Alias("dialog.HookReply")]
public sealed record InboundWebhookReply(
    [property: Id(0)] int Status,
    [property: Id(1)] string Body,
    [property: Id(2)] string ContentType = "text/plain")
{
    public static InboundWebhookReply Ok { get; } = new(200, "");

    public static InboundWebhookReply Problem(int status, string code, string words) =>
        new(status, JsonSerializer.Serialize(new { status, title = words, code }), "application/problem+json");
}
