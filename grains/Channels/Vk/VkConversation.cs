using System.Globalization;

namespace Dialog.Channels.Vk;

/// <summary>What a comment of VK hangs under.</summary>
public enum VkPlace
{
    /// <summary>Nothing: messages to the community.</summary>
    Private,
    Wall,
    Photo,
    Video,
    Market,
    Board,
}

/// <summary>
/// Which conversation a message of VK belongs to, as text: <c>777</c> for messages to the community; <c>-1_33:777</c> for what
/// resident 777 writes under post 33 of community 1; <c>photo-1_33:777</c>, <c>video…</c>, <c>market…</c> and <c>board…</c> likewise.
/// One resident's branch is one thread, and the text is enough to answer there.
/// </summary>
/// <param name="Owner">Whose wall, album or board it is, below zero for communities; in private the peer.</param>
/// <param name="Item">The post, photo, video, goods or topic; 0 in private.</param>
/// <param name="Author">The resident whose branch it is; null in private.</param>
public readonly record struct VkConversation(VkPlace Place, long Owner, long Item, long? Author)
{
    private static readonly (VkPlace Place, string Prefix)[] Prefixes =
    [
        (VkPlace.Photo, "photo"), (VkPlace.Video, "video"), (VkPlace.Market, "market"), (VkPlace.Board, "board"), (VkPlace.Wall, ""),
    ];

    public bool IsPublic => Place != VkPlace.Private;

    /// <summary>What all conversations under the same post begin with.</summary>
    public string Beginning => $"{Post}:";

    private string Post => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(Place)}{Owner}_{Item}");

    public static VkConversation Private(long peer) => new(VkPlace.Private, peer, 0, null);

    public static VkConversation? Parse(string text)
    {
        if (Number(text, out long peer))
        {
            return Private(peer);
        }

        (VkPlace place, string prefix) = Prefixes.First(p => text.StartsWith(p.Prefix, StringComparison.Ordinal));
        string[] parts = text[prefix.Length..].Split(':');
        if (parts.Length != 2 || !Number(parts[1], out long author))
        {
            return null;
        }

        string[] post = parts[0].Split('_');
        return post.Length == 2 && Number(post[0], out long owner) && Number(post[1], out long item) && item > 0 ? new(place, owner, item, author) : null;
    }

    /// <summary>A comment's id as we keep it: walls, photos, videos, goods and boards each count from one.</summary>
    public static string CommentId(VkPlace place, long id) => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(place)}{id}");

    /// <summary>The network's own id in what <see cref="CommentId"/> made; null when it is none.</summary>
    public static long? NumberOf(VkPlace place, string? id) =>
        id is not null && id.StartsWith(PrefixOf(place), StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(PrefixOf(place).Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    public override string ToString() => Author is { } author
        ? string.Create(CultureInfo.InvariantCulture, $"{Beginning}{author}")
        : Owner.ToString(CultureInfo.InvariantCulture);

    private static string PrefixOf(VkPlace place) => Prefixes.FirstOrDefault(p => p.Place == place).Prefix ?? "";

    private static bool Number(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
