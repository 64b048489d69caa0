using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Files;

namespace Dialog.Channels.Max;

/// <summary>MAX's bot API: a call and its answer, or its refusal as <see cref="MaxRefusal"/>.</summary>
internal sealed class MaxApi(NetworkCalls network)
{
    private const string Public = "https://platform-api2.max.ru";

    public Task<JsonAt> Get(ChannelSettings settings, string path, CancellationToken stop) => Call(settings, HttpMethod.Get, path, null, stop);

    public Task<JsonAt> Post(ChannelSettings settings, string path, JsonObject? body, CancellationToken stop) =>
        Call(settings, HttpMethod.Post, path, body, stop);

    public Task<JsonAt> Delete(ChannelSettings settings, string path, CancellationToken stop) => Call(settings, HttpMethod.Delete, path, null, stop);

    /// <summary>Uploads a file to the address MAX gave; the token is not sent there.</summary>
    /// <returns>what MAX said of it; null when it was not JSON (videos)</returns>
    public async Task<JsonElement?> Upload(string address, OutgoingFile file, CancellationToken stop)
    {
        NetworkAnswer answer = await network.Upload(address, "data", file, stop);
        return answer.IsSuccess ? answer.Json : throw Refusal(answer);
    }

    private async Task<JsonAt> Call(ChannelSettings settings, HttpMethod method, string path, JsonObject? body, CancellationToken stop)
    {
        using HttpRequestMessage request = new(method, $"{(settings.BaseAddress ?? Public).TrimEnd('/')}/{path}");
        // Neither "Bearer" nor anything else before it.
        request.Headers.TryAddWithoutValidation("Authorization", settings.Token);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        NetworkAnswer answer = await network.Send(request, stop);
        JsonAt json = answer.Json is { ValueKind: JsonValueKind.Object } said ? new(said, "") : throw Refusal(answer);
        // "success": false comes with 200.
        return !answer.IsSuccess || IsFailure(json) ? throw Refusal(answer) : json;
    }

    private static bool IsFailure(JsonAt answer) => answer.Value("success") is { ValueKind: JsonValueKind.False };

    private static MaxRefusal Refusal(NetworkAnswer answer)
    {
        if (answer.Json is not { ValueKind: JsonValueKind.Object } json)
        {
            return new(answer.Status, null, $"an answer that is not MAX's ({((int)answer.Status).ToString(CultureInfo.InvariantCulture)})", answer.RetryAfter);
        }

        JsonAt said = new(json, "");
        try
        {
            string? code = said.Text("code");
            bool isMax = code is not null || IsFailure(said);
            return new(answer.Status, code ?? (isMax ? "refused" : null), PlainText.Note(said.Words("message")) ?? code ?? "no reason given", answer.RetryAfter);
        }
        catch (JsonFieldException)
        {
            return new(answer.Status, "refused", "no readable reason given", answer.RetryAfter);
        }
    }
}

/// <summary>MAX, or something in front of it, said no.</summary>
/// <param name="code">MAX's own key of the error; null when something in front of MAX answered</param>
internal sealed class MaxRefusal(HttpStatusCode status, string? code, string words, TimeSpan? retryAfter) : Exception(words)
{
    public int Status { get; } = (int)status;

    public string? Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>An uploaded file is still being worked on there.</summary>
    public bool NotReady => Code == "attachment.not.ready" || Status == 400 && Message.Contains("not.ready", StringComparison.OrdinalIgnoreCase);
}
