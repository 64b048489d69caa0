namespace Dialog.Cases;

/// <summary>Makes a network's text storable, and says what is wrong with a message that cannot be taken.</summary>
internal static class IncomingText
{
    /// <summary>Longer than any network allows; a longer text is a file, not a message.</summary>
    public const int MaxLength = 65_536;

    public static IncomingMessage Clean(IncomingMessage m) => m with
    {
        Text = Clean(m.Text),
        AuthorName = Clean(m.AuthorName),
        Address = m.Address is null ? null : Clean(m.Address),
    };

    /// <summary>A refusal code, or null when the message can be taken.</summary>
    public static string? Fault(IncomingMessage m) => m switch
    {
        { MessageId.Length: 0 or > 200 } => "message-id-length",
        { AuthorId.Length: 0 or > 200 } => "author-id-length",
        { AuthorName.Length: > 500 } => "author-name-too-long",
        { Address.Length: > 500 } => "address-too-long",
        { Text.Length: > MaxLength } => "text-too-long",
        { What: not IncomingKind.Deleted, Attachments.Length: 0 } when string.IsNullOrWhiteSpace(m.Text) => "text-empty",
        _ => null,
    };

    // PostgreSQL accepts neither NUL nor half a surrogate pair; residents' phones send both.
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
        {
            return text;
        }

        return string.Create(text.Length, text, static (clean, dirty) =>
        {
            for (int i = 0; i < dirty.Length; i++)
            {
                bool pair = char.IsHighSurrogate(dirty[i]) && i + 1 < dirty.Length && char.IsLowSurrogate(dirty[i + 1]);
                if (pair)
                {
                    clean[i] = dirty[i];
                    clean[i + 1] = dirty[++i];
                }
                else
                {
                    clean[i] = dirty[i] == '\0' ? ' ' : char.IsSurrogate(dirty[i]) ? '\uFFFD' : dirty[i];
                }
            }
        });
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (char c in text)
        {
            if (c == '\0' || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
