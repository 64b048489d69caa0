using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>The position of the long poll, as the channel's cursor: server, key and ts, a line each. Pure.</summary>
internal sealed record VkPosition(string Server, string Key, string Ts)
{
    private const int MostText = 1000;

    public static VkPosition? Parse(string? cursor) => cursor?.Split('\n') is [{ Length: > 0 } server, { Length: > 0 } key, { Length: > 0 } ts] ? new(server, key, ts) : null;

    /// <summary>What groups.getLongPollServer answers; null when it is something else.</summary>
    public static VkPosition? Of(JsonElement server) =>
        server.Text("server") is { Length: > 0 } address && server.Text("key") is { Length: > 0 } key && TsOf(server) is { } ts
        && new VkPosition(address, key, ts) is { } position && position.ToString().Length <= MostText ? position : null;

    /// <summary>A number or a text of one, as VK pleases.</summary>
    public static string? TsOf(JsonElement answer) => answer.Number("ts")?.ToString(CultureInfo.InvariantCulture) ?? (answer.Text("ts") is { Length: > 0 and <= 50 } text ? text : null);

    public string Question(int seconds) => string.Create(CultureInfo.InvariantCulture,
        $"{Server}{(Server.Contains('?', StringComparison.Ordinal) ? '&' : '?')}act=a_check&key={Uri.EscapeDataString(Key)}&ts={Uri.EscapeDataString(Ts)}&wait={seconds}");

    public override string ToString() => $"{Server}\n{Key}\n{Ts}";
}

/// <summary>The Bots Long Poll of one community.</summary>
internal static class VkLongPoll
{
    public const int Seconds = 25;

    /// <param name="ask">asks the long poll's server</param>
    /// <param name="start">groups.getLongPollServer</param>
    public static async Task<PolledPayloads> Once(string? cursor, Func<string, Task<JsonElement>> ask, Func<Task<VkPosition>> start)
    {
        if (VkPosition.Parse(cursor) is not { } position)
        {
            return new([], (await start()).ToString());
        }

        JsonElement answer = await ask(position.Question(Seconds));
        switch (answer.Number("failed"))
        {
            // The server keeps events for a while only: those before its ts are gone.
            case 1:
                return new([], (position with { Ts = VkPosition.TsOf(answer) ?? (await start()).Ts }).ToString(), Gap: true);
            case 2:
                VkPosition fresh = await start();
                return new([], (fresh with { Ts = position.Ts }).ToString());
            case not null:
                return new([], (await start()).ToString(), Gap: true);
        }
        return new([.. answer.List("updates").Select(VkWebhook.Payload)], VkPosition.TsOf(answer) is { } ts ? (position with { Ts = ts }).ToString() : null);
    }
}
