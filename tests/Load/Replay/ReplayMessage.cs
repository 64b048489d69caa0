using Dialog.Cases;
using Dialog.Load.Rig;
using Dialog.Support.Api;

namespace Dialog.Load.Replay;

/// <summary>
/// One message of a resident. An appeal is a thread, its first petition opens the case, later ones continue it; the same
/// thread keys come about through the grains and through the webhook.
/// </summary>
internal sealed record ReplayMessage(long Appeal, long Id, string Author, string Text, DateTimeOffset At, string? Address, double? Lat, double? Lon)
{
    private const string Network = "portal";

    // The file has the portal's local time, without an offset.
    private static readonly TimeSpan PortalOffset = TimeSpan.FromHours(3);

    public string Thread => $"{LoadRig.Feed}/{Conversation}";

    private string Conversation => $"{Network}:{Appeal}:{Author}";

    private string Name => $"Житель {Author[..Math.Min(6, Author.Length)]}";

    /// <summary>All messages of the file by time.</summary>
    public static async Task<List<ReplayMessage>> Read(string path, int? limit, CancellationToken cancellation)
    {
        List<ReplayMessage> messages = [];
        int appeals = 0;
        await foreach (Appeal appeal in AppealFile.Read(path, cancellation))
        {
            if (appeals++ == limit)
            {
                break;
            }

            messages.AddRange(appeal.Events
                .Where(e => e is { T: "petition", Id: not null } && !string.IsNullOrWhiteSpace(e.Text))
                .Select(e => new ReplayMessage(
                    appeal.Id, e.Id!.Value, appeal.AuthorHash, e.Text!, new DateTimeOffset(e.Dt, PortalOffset), appeal.Address, appeal.Lat, appeal.Lon)));
        }

        messages.Sort(static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)));
        return messages;
    }

    public IncomingMessage ToIncoming() => new()
    {
        What = IncomingKind.New,
        Region = LoadRig.Region,
        Channel = LoadRig.Feed,
        Network = Network,
        Conversation = Conversation,
        MessageId = $"{Id}",
        AuthorId = Author,
        AuthorName = Name,
        Text = Text,
        PublishedAt = At,
        SeenAt = DateTimeOffset.UtcNow,
        IsPublic = true,
        Address = Address,
        Latitude = Lat,
        Longitude = Lon,
    };

    public FeedItem ToFeedItem() => new(Network, $"{Id}", $"{Appeal}", new FeedAuthor(Author, Name), Text, At, Address: Address);
}
