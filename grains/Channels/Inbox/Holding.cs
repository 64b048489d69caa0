using Dialog.Cases;

namespace Dialog.Channels.Inbox;

/// <summary>A sender of a channel whose messages are kept back.</summary>
/// <param name="Block">its number in <c>sender_blocks</c></param>
internal sealed record BlockedSender(long Block, string Network, string AuthorId, DateTimeOffset Until);

/// <summary>Which messages a block keeps back. Pure.</summary>
internal static class Holding
{
    /// <summary>
    /// The block that keeps the message back; null when it goes to its thread: nobody blocks its sender, the term is over, an official has
    /// released it, or waiting may cost a life.
    /// </summary>
    /// <param name="isDanger">asked only about messages of a blocked sender</param>
    public static long? By(IReadOnlyList<BlockedSender> blocked, IncomingMessage message, bool isReleased, DateTimeOffset now, Func<string, bool> isDanger)
    {
        if (blocked.Count == 0 || isReleased)
        {
            return null;
        }

        BlockedSender? block = blocked.FirstOrDefault(b => b.AuthorId == message.AuthorId && b.Network == message.Network && b.Until > now);
        return block is null || isDanger(message.Own) ? null : block.Block;
    }
}
