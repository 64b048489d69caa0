namespace Dialog.Cases.Domain;

/// <summary>What the case is about in the resident's own words: their first message of it.</summary>
/// <param name="Id">The network's id of the message: an edit of it changes the words.</param>
/// <param name="Words">As short as the excerpt of the latest message.</param>
/// <param name="HasText">False for a photo without a caption: the next message with a text takes its place.</param>
public sealed record FirstMessage(string Id, string Words, bool HasText);

/// <summary>The part of <see cref="CaseFold"/> that knows the first message.</summary>
internal static class FirstMessageFold
{
    public static FirstMessage? Of(Case c, CaseEvent happened) => (c.First, happened) switch
    {
        (null, MessageReceived e) => Read(e),
        ({ HasText: false }, MessageReceived e) => Read(e) is { HasText: true } read ? read : c.First,
        ({ } first, MessageEdited e) when e.MessageId == first.Id => new FirstMessage(first.Id, CaseFold.Shorten(e.Text, null), HasText(e.Text)),
        ({ } first, MessageDeleted e) when e.MessageId == first.Id => null,
        (_, MessagesTaken { MessageIds: [var id, ..] } e) => new FirstMessage(id, CaseFold.Shorten(e.Text, null), HasText(e.Text)),
        ({ } first, MessagesSplit e) when e.MessageIds.Contains(first.Id) => e is { LeftId: { } id, Left: { } words } ? new FirstMessage(id, words, HasText(words)) : null,
        _ => c.First,
    };

    private static FirstMessage Read(MessageReceived e)
    {
        string own = FoldedLines.Rest(e.Text, e.Folds);
        return new FirstMessage(e.MessageId, CaseFold.Shorten(own, e.Attachments), HasText(own));
    }

    private static bool HasText(string text) => !string.IsNullOrWhiteSpace(text);
}
