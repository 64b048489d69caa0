using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Files;

namespace Dialog.Channels.Ok;

/// <summary>The part of Odnoklassniki's Graph API that a group's bot uses. The token travels in the address: addresses are never logged.</summary>
internal sealed class OkApi(NetworkCalls network)
{
    private const string Public = "https://api.ok.ru/graph";

    public Task<JsonAt> Get(ChannelSettings settings, string path, CancellationToken stop) => Call(settings, HttpMethod.Get, path, null, stop);

    public Task<JsonAt> Post(ChannelSettings settings, string path, JsonObject body, CancellationToken stop) => Call(settings, HttpMethod.Post, path, body, stop);

    public async Task<JsonElement?> Upload(string address, OutgoingFile file, CancellationToken stop)
    {
        NetworkAnswer answer = await network.Upload(address, "data", file, stop);
        return answer.IsSuccess && Refusal(answer) is null ? answer.Json : throw Refusal(answer) ?? NoOk(answer);
    }

    private async Task<JsonAt> Call(ChannelSettings settings, HttpMethod method, string path, JsonObject? body, CancellationToken stop)
    {
        string separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        using HttpRequestMessage request = new(method,
            $"{(settings.BaseAddress ?? Public).TrimEnd('/')}/{path}{separator}access_token={Uri.EscapeDataString(settings.Token!)}");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        NetworkAnswer answer = await network.Send(request, stop);
        if (Refusal(answer) is { } refusal)
        {
            throw refusal;
        }

        return answer is { IsSuccess: true, Json: { ValueKind: JsonValueKind.Object } said } ? new(said, "") : throw NoOk(answer);
    }

    // An error comes as {"error_code", "error_msg"}, with whatever status.
    private static OkRefusal? Refusal(NetworkAnswer answer)
    {
        if (answer.Json is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        JsonAt said = new(json, "");
        try
        {
            if (said.Number("error_code") is { } code)
            {
                return new((int)answer.Status, code, PlainText.Note(said.Text("error_msg")) ?? "no reason given", answer.RetryAfter);
            }

            return said.Element.TryGetProperty("success", out JsonElement success) && success.ValueKind == JsonValueKind.False
                ? new((int)answer.Status, 0, "refused without a reason", answer.RetryAfter)
                : null;
        }
        catch (JsonFieldException)
        {
            return new((int)answer.Status, 0, "no readable reason given", answer.RetryAfter);
        }
    }

    private static OkRefusal NoOk(NetworkAnswer answer) => new((int)answer.Status, null, $"an answer that is not OK's ({(int)answer.Status})", answer.RetryAfter);
}

/// <summary>OK, or something in front of it, said no.</summary>
/// <param name="code">OK's number of the error; null when something in front of OK answered</param>
internal sealed class OkRefusal(int status, long? code, string words, TimeSpan? retryAfter) : Exception(words)
{
    public int Status { get; } = status;

    public long? Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
