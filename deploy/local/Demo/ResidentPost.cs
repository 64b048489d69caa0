namespace Dialog.Local.Demo;

/// <summary>How the demo's residents begin: at the region's form, or to one another in comments that a monitoring feed brings.</summary>
internal sealed class ResidentPost(
    ApiClient api, Phrases phrases, ResidentLedger ledger, DemoSeed.Outcome demo, TimeProvider time, Random random)
{
    private const int Batch = 25;
    private static readonly string[] Networks = ["vk", "vk", "vk", "ok", "telegram"];

    private sealed record Receipt(string Code);

    public async Task ToFormAsync(CancellationToken cancellation)
    {
        Phrases.Draft draft = phrases.Write(random);
        // Most leave the list of topics alone; some choose, and some of those give an address at once.
        bool careful = Chance(0.2);
        using HttpResponseMessage answer = await api.PostAsync(
            $"/public/{DemoSeed.Region}/messages",
            new
            {
                text = draft.Text,
                name = draft.Author,
                topic = careful ? draft.Template.Topic : null,
                address = careful ? phrases.Address(draft.Home, random) : null,
                messageId = Guid.NewGuid().ToString("N"),
            },
            cancellation);
        answer.EnsureSuccessStatusCode();
        ledger.Wrote((await ApiClient.ReadAsync<Receipt>(answer, cancellation)).Code, draft.Home, time.GetUtcNow());
    }

    /// <param name="count">comments</param>
    /// <param name="age">how far back they were published at most: a vendor's feed is never quite fresh</param>
    /// <param name="cancellation">stops between batches</param>
    public async Task ToFeedAsync(int count, TimeSpan age, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        object[] items = [.. Enumerable.Range(0, count).Select(_ => Comment(now - (age * random.NextDouble()))).OrderBy(c => c.PublishedAt)];
        foreach (object[] batch in items.Chunk(Batch))
        {
            using HttpResponseMessage answer = await api.PostAsync($"/hooks/feed/{DemoSeed.Region}-feed", batch, cancellation, demo.FeedSecret);
            answer.EnsureSuccessStatusCode();
        }
    }

    private FeedItem Comment(DateTimeOffset publishedAt)
    {
        Phrases.Draft draft = phrases.Write(random);
        string id = Guid.NewGuid().ToString("N");
        string network = Phrases.Any(Networks, random);
        return new FeedItem(network, id, $"{network}-{id[..12]}", new FeedAuthor($"demo-{id[..10]}", draft.Author), draft.Text, publishedAt,
            $"https://{network}.example/wall-{id[..8]}", Chance(0.3) ? phrases.Address(draft.Home, random) : null);
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private sealed record FeedAuthor(string Id, string Name);

    private sealed record FeedItem(
        string Network, string Id, string Conversation, FeedAuthor Author, string Text, DateTimeOffset PublishedAt, string Link, string? Address);
}
