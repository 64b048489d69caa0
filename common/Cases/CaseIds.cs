using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Cases;

/// <summary>Ids that two activations compute alike, so that the database recognises the same case or message.</summary>
public static class CaseIds
{
    /// <summary>The id of a thread's <paramref name="ordinal"/>th case (from 1).</summary>
    public static Guid Of(string thread, int ordinal) => new(Digest($"{thread}#{ordinal}").AsSpan(0, 16));

    /// <summary>The id of the case that a split makes.</summary>
    public static Guid OfSplit(Guid from, string commandId) => new(Digest($"{from:N}#split#{commandId}").AsSpan(0, 16));

    /// <summary>The fingerprint under which an erased thread is stored.</summary>
    public static Guid OfErased(string thread) => Of(thread, 0);

    /// <summary>A command or message id in eight bytes: enough to recognise it among a thread's few hundred.</summary>
    public static long Fingerprint(string id) => BinaryPrimitives.ReadInt64LittleEndian(Digest(id));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
