using System.Globalization;
using System.Text.Json;
using Dialog.Files;

namespace Dialog.Channels.Vk;

/// <summary>One call of VK's API: a method with its parameters.</summary>
internal sealed record VkCall(string Method, IReadOnlyDictionary<string, string> Parameters);

/// <summary>VK refused a call: the answer carries an error.</summary>
internal sealed class VkException(int code, string words) : Exception(words)
{
    public int Code => code;
}

/// <summary>An answer that is not VK's API's: a proxy's page, a status without a word.</summary>
internal sealed class VkAnswerException(int status, TimeSpan? retryAfter) : Exception($"an answer that is not VK's ({status})")
{
    public int Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}

/// <summary>Calls of VK's API. Tokens travel in the body, never in an address.</summary>
public sealed class VkApi(NetworkCalls calls)
{
    public const string Version = "5.199";
    private const string PublicAddress = "https://api.vk.com";

    /// <returns>the content of <c>response</c></returns>
    internal async Task<JsonElement> Call(ChannelSettings settings, string? token, VkCall call, CancellationToken stop) =>
        (await Whole(settings, token, call, stop)).Get("response") ?? throw new VkAnswerException(200, null);

    /// <returns>the whole answer: <c>execute</c> returns its errors beside its response</returns>
    internal async Task<JsonElement> Whole(ChannelSettings settings, string? token, VkCall call, CancellationToken stop)
    {
        Dictionary<string, string> form = new(call.Parameters) { ["access_token"] = token ?? "", ["v"] = Version };
        using FormUrlEncodedContent content = new(form);
        using HttpRequestMessage request = new(HttpMethod.Post, $"{(settings.BaseAddress ?? PublicAddress).TrimEnd('/')}/method/{call.Method}") { Content = content };
        return Read(await calls.Send(request, stop));
    }

    internal async Task<JsonElement> Get(string address, CancellationToken stop)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        return Read(await calls.Send(request, stop));
    }

    /// <summary>Uploads one file to the address VK gave.</summary>
    internal async Task<JsonElement> Upload(string address, string field, OutgoingFile file, CancellationToken stop) => Read(await calls.Upload(address, field, file, stop));

    private static JsonElement Read(NetworkAnswer answer)
    {
        JsonElement? json = Json(answer.Body);
        if (json?.Object("error") is { } error && error.Number("error_code") is { } code)
        {
            throw new VkException((int)Math.Clamp(code, int.MinValue, int.MaxValue), error.Text("error_msg") ?? $"error {code.ToString(CultureInfo.InvariantCulture)}");
        }

        return answer.IsSuccess && json is { ValueKind: JsonValueKind.Object } whole ? whole : throw new VkAnswerException((int)answer.Status, answer.RetryAfter);
    }

    // Deeper than usual: a resident's message forwards messages that forward messages.
    private static JsonElement? Json(byte[] body)
    {
        try
        {
            using JsonDocument document = VkJson.Parse(body);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
