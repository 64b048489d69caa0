using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Audit;

/// <summary>
/// Follows the chain of the audit log from its beginning, entry by entry, and remembers the first that does not follow: pure. It computes
/// the hashes itself: functions of the database could have been changed with the entries.
/// </summary>
internal sealed class AuditChain(ChainEnds ends, KnownEntry? known = null)
{
    private const string Erased = "[erased]";

    private long _n = ends.FromN;
    private byte[] _hash = ends.FromHash;
    private long _entries;
    private long _erased;
    private string? _fault;

    /// <summary>Takes the entry with the next higher place.</summary>
    /// <returns>false when it is wrong: what comes after it proves nothing</returns>
    public bool Follow(ChainedEntry entry)
    {
        _fault = FaultOf(entry);
        if (_fault is not null)
        {
            return false;
        }

        _entries++;
        _erased += entry.Salt is null ? 1 : 0;
        (_n, _hash) = (entry.N, entry.Hash);
        return true;
    }

    /// <summary>No entry is left.</summary>
    public AuditOutcome End()
    {
        long expected = Math.Max(ends.SealedN, known?.N ?? 0);
        _fault ??= _n < expected ? $"the entries from place {_n + 1} to {expected} are missing at the end" : null;
        return new AuditOutcome(_entries, _erased, _n, _hash, _fault);
    }

    /// <summary>The hash of an entry that follows one with the hash <paramref name="previous"/>; <c>audit_hash</c> in SQL.</summary>
    public static byte[] HashOf(byte[] previous, ChainedEntry e)
    {
        string fields = Fields(
            Text(e.N), Text(e.Id), Text((e.At - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond), e.Login, e.Role, e.Action,
            e.CaseId?.ToString(), e.CaseNumber is { } number ? Text(number) : null, e.Region, e.Outcome, e.Address);
        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(fields), .. e.WordsHash]);
    }

    /// <summary>The hash of an entry's words; <c>audit_words</c> in SQL.</summary>
    public static byte[] WordsOf(ChainedEntry e) => SHA256.HashData(Encoding.UTF8.GetBytes(Fields(e.Salt?.ToString(), e.Subject, e.Detail)));

    private string? FaultOf(ChainedEntry e)
    {
        string named = $"entry {e.Id} at place {e.N} ({e.At:yyyy-MM-dd HH:mm:ss} UTC)";
        return e.N != _n + 1 ? $"{named}: the entries from place {_n + 1} to {e.N - 1} before it are missing"
            : !WordsHold(e) ? $"{named}: its subject or detail is not what was recorded"
            : !HashOf(_hash, e).AsSpan().SequenceEqual(e.Hash) ? $"{named}: it is not what was recorded, or the one before it was exchanged"
            : e.N == ends.SealedN && !e.Hash.AsSpan().SequenceEqual(ends.SealedHash) ? $"{named}: another entry was here when the chain was sealed"
            : e.N == known?.N && Convert.ToHexStringLower(e.Hash) != known.Hash ? $"{named}: its hash is not the one you know"
            : null;
    }

    private static bool WordsHold(ChainedEntry e) => e.Salt is null
        ? e.Subject is null or Erased && e.Detail is null or Erased
        : WordsOf(e).AsSpan().SequenceEqual(e.WordsHash);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Length and text of each field, so that no two entries are written the same way.
    private static string Fields(params string?[] fields) =>
        string.Concat(fields.Select(f => f is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(f)}:{f}")));
}
