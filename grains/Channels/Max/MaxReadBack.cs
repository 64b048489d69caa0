using System.Globalization;

namespace Dialog.Channels.Max;

/// <summary>Searches for an answer of unknown outcome among the last messages of its chat. Pure but for the calls it is given the results of.</summary>
internal static class MaxReadBack
{
    public const int Page = 100;

    // Two clocks, and the longest an attempt lasts.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(75);

    public static string? Path(MaxConversation to) => to switch
    {
        { Post: { } post } => $"messages/{Uri.EscapeDataString(post)}/comments?count={Page}",
        { Chat: not 0 } => string.Create(CultureInfo.InvariantCulture, $"messages?chat_id={to.Chat}&count={Page}"),
        // The dialog of a user who never wrote is not known.
        _ => null,
    };

    /// <param name="me">our bot's id</param>
    /// <returns><see cref="SendOutcome.Sent"/>; <see cref="SendOutcome.Later"/> when it certainly is not there; null when that cannot be decided</returns>
    public static SendOutcome? Find(JsonAt answer, MaxConversation to, OutgoingMessage message, DateTimeOffset attemptedAt, long me)
    {
        // Without a text one picture is like another.
        if (message.Text.Trim().Length == 0)
        {
            return null;
        }

        JsonAt[] page = [.. answer.Objects("messages")];
        (string Mid, DateTimeOffset At)[] same =
        [
            .. page.Where(m => IsOurs(m, to, me) && Same(m.Object("body")?.Text("text"), message.Text))
                .Select(m => (m.Object("body")?.Text("mid") ?? "", m.Moment("timestamp") ?? default))
                .Where(m => m.Item1.Length > 0 && m.Item2 >= attemptedAt - Skew && m.Item2 <= attemptedAt + Longest
                    && !message.Twins.Known.Contains(m.Item1))
                .OrderBy(m => m.Item2),
        ];
        // The same text may wait for its outcome more than once: as many as there are must be found, or none.
        if (same.Length > message.Twins.Open)
        {
            return new SendOutcome.Sent(same[0].Mid);
        }

        return same.Length == 0 && Covers(page, attemptedAt) ? new SendOutcome.Later("it is not in the chat", null, Everybody: false) : null;
    }

    private static bool IsOurs(JsonAt message, MaxConversation to, long me) =>
        message.Object("sender") is { } sender ? sender.Number("user_id") == me : to.Post is not null;

    private static bool Same(string? there, string ours) =>
        there is not null && there.ReplaceLineEndings("\n").Trim() == PlainText.Of(ours).ReplaceLineEndings("\n").Trim();

    private static bool Covers(JsonAt[] page, DateTimeOffset attemptedAt) =>
        page.Length < Page || page.Min(m => m.Moment("timestamp") ?? DateTimeOffset.MaxValue) < attemptedAt - Skew;
}
