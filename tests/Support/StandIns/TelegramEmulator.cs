using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Support.StandIns;

/// <summary>
/// The npm emulator <c>telegram-test-api</c> as a server process, with its client's side: what residents do and see.
/// It polls and sends texts; webhook information, secrets, photos and faults are <see cref="TelegramServer"/>'s.
/// </summary>
public sealed class TelegramEmulator : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private TelegramEmulator(ChildProcess process, Uri address)
    {
        this._process = process;
        Address = address.GetLeftPart(UriPartial.Authority);
        _http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Base address of its Bot API.</summary>
    public string Address { get; }

    public static async Task<TelegramEmulator> StartAsync(string logFolder, CancellationToken cancellation = default)
    {
        string folder = await NpmStandIn.InstallAsync("emulator", cancellation);
        int port = FreePorts.Next();
        Uri address = new($"http://127.0.0.1:{port}");
        ChildProcess process = await ChildProcess.StartAsync(
            new ProcessSpec("telegram-emulator", NpmStandIn.Node, Path.Combine(folder, "server.mjs"), $"{port}")
            {
                WorkingFolder = folder,
                Health = new Uri(address, "/bot0:ready/getMe"),
            },
            logFolder, cancellation);
        await process.WaitHealthyAsync(TimeSpan.FromSeconds(30), cancellation);
        return new(process, address);
    }

    /// <summary>A resident writes to the bot in their private chat.</summary>
    public async Task SayAsync(string token, long user, string name, string text, CancellationToken cancellation = default)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync("/sendMessage", new
        {
            botToken = token,
            date = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            from = new { id = user, is_bot = false, first_name = name },
            chat = new { id = user, first_name = name, type = "private" },
            text,
        }, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Everything the bot ever sent into the resident's chat.</summary>
    public async Task<IReadOnlyList<string>> AnswersAsync(string token, long user, CancellationToken cancellation = default)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync("/getUpdatesHistory", new { token }, cancellation);
        using JsonDocument history = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
        return [.. history.RootElement.GetProperty("result").EnumerateArray()
            .Select(u => u.GetProperty("message"))
            .Where(m => m.TryGetProperty("chat_id", out JsonElement chat) && chat.ToString() == $"{user}")
            .Select(m => m.GetProperty("text").GetString()!)];
    }

    /// <summary>Waits until the bot has sent that many messages into the resident's chat.</summary>
    public async Task<IReadOnlyList<string>> WaitAnswersAsync(string token, long user, int count, TimeSpan within)
    {
        using CancellationTokenSource limit = new(within);
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100));
        while (await AnswersAsync(token, user, limit.Token) is var answers)
        {
            if (answers.Count >= count)
            {
                return answers;
            }

            await tick.WaitForNextTickAsync(limit.Token);
        }
        return [];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }
}
