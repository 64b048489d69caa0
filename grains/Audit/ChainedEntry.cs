namespace Dialog.Audit;

/// <summary>An entry of the audit log with its place in the chain.</summary>
/// <param name="At">UTC</param>
/// <param name="Salt">null when the words were erased</param>
/// <param name="WordsHash">of salt, subject and detail as they were written</param>
internal sealed record ChainedEntry(
    long N,
    long Id,
    DateTime At,
    string Login,
    string? Role,
    string Action,
    Guid? CaseId,
    long? CaseNumber,
    string? Region,
    string? Subject,
    string? Outcome,
    string? Address,
    string? Detail,
    Guid? Salt,
    byte[] WordsHash,
    byte[] Hash);

/// <summary>Where the chain begins and where it ended a moment ago, as <c>audit_chain</c> keeps it.</summary>
internal sealed record ChainEnds(long FromN, byte[] FromHash, long SealedN, byte[] SealedHash);

/// <summary>An entry's place and hash as somebody noted them outside the database.</summary>
internal sealed record KnownEntry(long N, string Hash)
{
    /// <summary>Reads <c>place:hash</c>, as the verification prints it.</summary>
    public static KnownEntry? Read(string text) =>
        text.Split(':') is [string place, string hash] && long.TryParse(place, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long n) && hash.Length == 64 && hash.All(char.IsAsciiHexDigit)
            ? new KnownEntry(n, hash.ToLowerInvariant())
            : null;
}

/// <summary>What a verification found.</summary>
/// <param name="Erased">entries whose words were erased with a resident</param>
/// <param name="N">place of the last entry</param>
/// <param name="Hash">of the last entry</param>
/// <param name="Fault">the first entry that is wrong, and how; null when the chain is whole</param>
internal sealed record AuditOutcome(long Entries, long Erased, long N, byte[] Hash, string? Fault);
