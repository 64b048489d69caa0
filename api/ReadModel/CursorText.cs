using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Dialog.Api.ReadModel;

/// <summary>The parts of a cursor as one opaque word for an address.</summary>
internal static class CursorText
{
    private const int Longest = 120;

    public static string Of(string parts) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(parts));

    /// <summary>The parts between slashes; null when the word is none of ours.</summary>
    public static string[]? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Longest];
        return Base64Url.DecodeFromChars(text, bytes, out _, out int length) == OperationStatus.Done ? Encoding.ASCII.GetString(bytes[..length]).Split('/') : null;
    }
}
