using System.Net;

namespace Dialog.Local.Demo;

/// <summary>What a resident does on reading their thread again: gives the address, says thanks, objects, asks once more, or keeps silent.</summary>
internal sealed class ResidentReaction(ApiClient api, Phrases phrases, ResidentLedger ledger, TimeProvider time, Random random)
{
    private static readonly TimeSpan Impatience = TimeSpan.FromMinutes(10);

    /// <summary>Answers somebody decided to leave as they are: silence is a choice made once per answer.</summary>
    private readonly HashSet<(string Code, DateTimeOffset At)> _left = [];
    private readonly HashSet<string> _reminded = [];

    private sealed record Message(string Direction, string Text, DateTimeOffset At);

    private sealed record Thread(string Status, Message[] Messages);

    public async Task LookAsync(ResidentLedger.Entry entry, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await api.GetAsync($"/public/threads/{entry.Code}", cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            // Another database behind the same data folder.
            ledger.Settled(entry.Code, time.GetUtcNow());
            return;
        }
        answer.EnsureSuccessStatusCode();
        Thread thread = await ApiClient.ReadAsync<Thread>(answer, cancellation);
        if (thread.Status is "confirmed" or "closed")
        {
            ledger.Settled(entry.Code, time.GetUtcNow());
        }
        else if (thread.Messages.MaxBy(m => m.At) is { Direction: "out" } last)
        {
            await AnswerAsync(entry, thread.Status, last, cancellation);
        }
        else
        {
            await PerhapsRemindAsync(entry, cancellation);
        }
    }

    private async Task AnswerAsync(ResidentLedger.Entry entry, string status, Message last, CancellationToken cancellation)
    {
        // Nobody reads in the second it arrives.
        if (time.GetUtcNow() - last.At < TimeSpan.FromSeconds(10) || _left.Contains((entry.Code, last.At)))
        {
            return;
        }

        if (status == "waitingForResident")
        {
            await WriteAsync(entry, phrases.Address(entry.Home!, random), cancellation);
            return;
        }
        if (status != "answered")
        {
            return;
        }

        switch (random.NextDouble())
        {
            case < 0.6:
                await PostAsync($"/public/threads/{entry.Code}/confirm", new { }, cancellation);
                break;
            case < 0.8:
                await PostAsync($"/public/threads/{entry.Code}/dispute", new { text = Phrases.Any(phrases.Disputes, random) }, cancellation);
                break;
            default:
                _left.Add((entry.Code, last.At));
                break;
        }
    }

    private async Task PerhapsRemindAsync(ResidentLedger.Entry entry, CancellationToken cancellation)
    {
        if (time.GetUtcNow() - entry.At > Impatience && random.NextDouble() < 0.01 && _reminded.Add(entry.Code))
        {
            await WriteAsync(entry, Phrases.Any(phrases.Reminders, random), cancellation);
        }
    }

    private Task WriteAsync(ResidentLedger.Entry entry, string text, CancellationToken cancellation) =>
        PostAsync($"/public/threads/{entry.Code}/messages", new { text, messageId = Guid.NewGuid().ToString("N") }, cancellation);

    private async Task PostAsync(string path, object body, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await api.PostAsync(path, body, cancellation);
        // The case may have changed between reading and writing (409): the next read sees it.
        if (answer.StatusCode != HttpStatusCode.Conflict)
        {
            answer.EnsureSuccessStatusCode();
        }
    }
}
