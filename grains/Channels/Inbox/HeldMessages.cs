using Dialog.Cases;

namespace Dialog.Channels.Inbox;

/// <summary>Shows what a block keeps back, and lets it go on.</summary>
internal sealed class HeldMessages(string channel, InboxStore store, InboxReader reader)
{
    private const int MostShown = 200;
    private const long BytesShown = 32 * 1024 * 1024;

    public async Task<HeldPage> Page(long block, long after, int limit)
    {
        int shown = Math.Clamp(limit, 1, MostShown);
        List<InboxRow> rows = await store.Held(channel, block, after, shown, BytesShown);
        // Fewer may be the last ones, or those that fit.
        return new HeldPage([.. rows.Select(Shown)], rows.Count > 0 ? rows[^1].Id : null);
    }

    public Task<int> Release(long block, long[]? ids) => store.Release(channel, block, ids);

    // It could be read when it was held. Where this version cannot, a person sees that something is there.
    private HeldMessage Shown(InboxRow row) => reader.ReadAlone(row) is ReadResult.Message { Incoming: var m }
        ? new HeldMessage(row.Id, m.What, m.AuthorName, m.Text, m.Attachments.Length, m.PublishedAt, row.ReceivedAt)
        : new HeldMessage(row.Id, IncomingKind.New, "", "", 0, row.ReceivedAt, row.ReceivedAt);
}
