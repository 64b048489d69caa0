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

    /// <summary>As long as it came.</summary>
    public static string Clean(string text) => StorableText.Whole(text.Replace('\0', ' '));
}
