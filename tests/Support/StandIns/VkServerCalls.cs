using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>How calls come in: tokens, rates, faults, execute; long polls and uploads.</summary>
public sealed partial class VkServer
{
    private static readonly string[] Sending =
        ["execute", "messages.send", "wall.createComment", "photos.createComment", "video.createComment", "market.createComment", "board.createComment"];

    private async Task Answer(HttpContext context, string method)
    {
        Count(method);
        IFormCollection form = await context.Request.ReadFormAsync();
        Dictionary<string, string> of = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        string shown = of.GetValueOrDefault("access_token") ?? "";
        VkCommunity? community = _communities.Values.FirstOrDefault(c => c.Token == shown || c.UserToken.Length > 0 && c.UserToken == shown);
        if (community is null)
        {
            await Error(context, 5, "User authorization failed: invalid access_token (4).");
            return;
        }
        bool byUser = community.Token != shown;
        if (of.GetValueOrDefault("v") is null)
        {
            await Error(context, 8, "Invalid request: v (version) is required");
            return;
        }
        if (community.TooMany(shown, byUser ? 3 : 20))
        {
            await Error(context, 6, "Too many requests per second");
            return;
        }
        VkFault? fault = (Sending.Contains(method) ? community.NextFault(null) : null) ?? community.NextFault(method);
        switch (fault)
        {
            case VkFault.Refuse refuse:
                await Error(context, refuse.Code, refuse.Message);
                return;
            case VkFault.Gateway gateway:
                context.Response.StatusCode = gateway.Status;
                if (gateway.RetryAfter is { } seconds)
                {
                    context.Response.Headers.RetryAfter = Text(seconds);
                }

                await context.Response.WriteAsync("<html>Bad Gateway</html>");
                return;
            case VkFault.Reset:
                context.Abort();
                return;
        }
        JsonObject answer = method == "execute" ? Execute(community, byUser, of) : Whole(community, byUser, method, of);
        switch (fault)
        {
            case VkFault.TakeAndReset:
                context.Abort();
                return;
            case VkFault.TakeAndGateway gateway:
                context.Response.StatusCode = gateway.Status;
                return;
            case VkFault.TakeAndHang:
                using (CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token))
                {
                    await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                return;
        }
        await context.Response.WriteAsJsonAsync(answer);
    }

    private JsonObject Whole(VkCommunity community, bool byUser, string method, Dictionary<string, string> of)
    {
        try
        {
            return new() { ["response"] = Perform(community, byUser, method, of) };
        }
        catch (VkRefusal refusal)
        {
            return Refused(refusal.Code, refusal.Message);
        }
    }

    // return [API.messages.send({...}),API.wall.createComment({...})];
    private JsonObject Execute(VkCommunity community, bool byUser, Dictionary<string, string> of)
    {
        JsonArray given = new();
        JsonArray errors = new();
        try
        {
            (string Method, Dictionary<string, string> Of)[] calls = [.. Script(of.GetValueOrDefault("code") ?? "")];
            if (calls.Length > 25)
            {
                return Refused(13, "Runtime error occurred during code invocation: Too many API calls");
            }

            foreach ((string method, Dictionary<string, string> parameters) in calls)
            {
                Count(method);
                try
                {
                    if (community.NextFault(method) is VkFault.Refuse refuse)
                    {
                        throw new VkRefusal(refuse.Code, refuse.Message);
                    }

                    given.Add(Perform(community, byUser, method, parameters));
                }
                catch (VkRefusal refusal)
                {
                    given.Add(false);
                    errors.Add(new JsonObject { ["method"] = method, ["error_code"] = refusal.Code, ["error_msg"] = refusal.Message });
                }
            }
        }
        catch (FormatException e)
        {
            return Refused(12, $"Unable to compile code: {e.Message}");
        }
        JsonObject answer = new() { ["response"] = given };
        if (errors.Count > 0)
        {
            answer["execute_errors"] = errors;
        }

        return answer;
    }

    private static IEnumerable<(string, Dictionary<string, string>)> Script(string code)
    {
        const string begin = "return [";
        if (!code.StartsWith(begin, StringComparison.Ordinal) || !code.EndsWith("];", StringComparison.Ordinal))
        {
            throw new FormatException("a list of calls is expected");
        }

        byte[] rest = Encoding.UTF8.GetBytes(code[begin.Length..^2]);
        for (int at = 0; at < rest.Length;)
        {
            int open = Array.IndexOf(rest, (byte)'(', at);
            string name = open < 0 ? "" : Encoding.UTF8.GetString(rest[at..open]).TrimStart(',');
            if (!name.StartsWith("API.", StringComparison.Ordinal))
            {
                throw new FormatException($"a call of API is expected at {at}");
            }

            Utf8JsonReader reader = new(rest.AsSpan(open + 1), isFinalBlock: false, default);
            JsonElement parameters;
            try
            {
                parameters = JsonElement.ParseValue(ref reader);
            }
            catch (JsonException e)
            {
                throw new FormatException(e.Message);
            }
            at = open + 1 + (int)reader.BytesConsumed;
            if (at >= rest.Length || rest[at++] != ')')
            {
                throw new FormatException($"a bracket is missing at {at}");
            }

            yield return (name[4..], parameters.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString()));
        }
    }

    private async Task Poll(HttpContext context, long group)
    {
        Count("a_check");
        VkCommunity community = Of(group);
        IQueryCollection query = context.Request.Query;
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        end.CancelAfter(TimeSpan.FromSeconds(int.Parse(query["wait"]!, System.Globalization.CultureInfo.InvariantCulture)));
        JsonObject answer;
        while (true)
        {
            Task changed = community.Changed;
            JsonObject[]? events = long.TryParse(query["ts"], out long ts) ? community.From(ts) : null;
            answer = query["key"] != community.PollKey ? new JsonObject { ["failed"] = 2 }
                : events is null ? new JsonObject { ["failed"] = ts > community.Ts ? 3 : 1, ["ts"] = community.Ts }
                : new JsonObject { ["ts"] = Text(ts + events.Length), ["updates"] = new JsonArray([.. events.Select(e => e.DeepClone())]) };
            if (answer["failed"] is not null || events is { Length: > 0 } || end.IsCancellationRequested)
            {
                break;
            }

            await changed.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsJsonAsync(answer);
        }
    }

    private async Task Upload(HttpContext context, long group, string kind)
    {
        Count("upload");
        IFormFile? file = (await context.Request.ReadFormAsync()).Files[kind];
        if (file is null)
        {
            await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "ERR_UPLOAD_NO_FILE" });
            return;
        }
        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes);
        string proof = Guid.NewGuid().ToString("N");
        Of(group).Locked(() => Of(group).Uploads[proof] = bytes.ToArray());
        await context.Response.WriteAsJsonAsync(kind == "photo"
            ? new JsonObject { ["server"] = 626627, ["photo"] = $"[{{\"photo\":\"{proof}\"}}]", ["hash"] = proof }
            : new JsonObject { ["file"] = proof });
    }

    private void Count(string method) => Calls.AddOrUpdate(method, 1, (_, n) => n + 1);

    private static Task Error(HttpContext context, int code, string message) => context.Response.WriteAsJsonAsync(Refused(code, message));

    private static JsonObject Refused(int code, string message) =>
        new() { ["error"] = new JsonObject { ["error_code"] = code, ["error_msg"] = message, ["request_params"] = new JsonArray() } };

    private sealed class VkRefusal(int code, string message) : Exception(message)
    {
        public int Code => code;
    }
}
