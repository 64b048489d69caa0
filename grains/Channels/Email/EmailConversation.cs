using System.Security.Cryptography;
using System.Text;

namespace Dialog.Channels.Email;

/// <summary>
/// Which conversation a mail message belongs to, as text: <c>3f5a09c2d1e84b77:anna@example.org</c>. One writer's messages
/// under one first message are one thread, and the text is enough to answer there.
/// </summary>
/// <param name="Root">Short and safe name of the first message's Message-ID.</param>
/// <param name="Address">The writer's, in lower case; where an answer is sent.</param>
internal readonly record struct EmailConversation(string Root, string Address)
{
    public static EmailConversation Under(string rootMessageId, string address) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rootMessageId)))[..16], address);

    /// <summary>An address alone is a conversation too: where a test message goes.</summary>
    public static EmailConversation? Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string address = colon < 0 ? text : text[(colon + 1)..];
        return EmailAddress.IsValid(address) ? new(colon < 0 ? "" : text[..colon], address) : null;
    }

    public override string ToString() => $"{Root}:{Address}";
}
