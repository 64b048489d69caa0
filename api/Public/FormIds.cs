using System.Security.Cryptography;
using System.Text;
using Dialog.Api.ReadModel;

namespace Dialog.Api.Public;

/// <summary>
/// Ids of what comes by the form. A form's own id is known to its sender alone and is never kept: whoever sends it again gets a code of
/// the thread, so that nobody may learn it from ours.
/// </summary>
internal static class FormIds
{
    private const int Bytes = 16;

    /// <summary>
    /// The same conversation for the same form sent again. What else stands in the form belongs to it: another person who goes back to
    /// a page that was sent writes a thread of their own.
    /// </summary>
    public static string Conversation(string region, NewMessage form) =>
        form.MessageId is null ? Random() : Digest("form", region, form.MessageId, form.Text, form.Name, form.Address, form.Topic);

    /// <summary>The same message for the same further words sent again.</summary>
    public static string Message(string? messageId) => $"{FormMessageIds.Prefix}{(messageId is null ? Random() : Digest("message", messageId))}";

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    // Each part with its length: parts that only together read the same are not the same.
    private static string Digest(params ReadOnlySpan<string?> parts)
    {
        StringBuilder joined = new();
        foreach (string? part in parts)
        {
            joined.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined.ToString())).AsSpan(0, Bytes));
    }
}
