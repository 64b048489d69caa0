using Dialog.Profiles;
using Dialog.Projections.Profiles.Domain;
using Dialog.Secrets;
using Npgsql;

namespace Dialog.Projections.Profiles;

/// <summary>A case with the digests of what it tells of its resident.</summary>
internal sealed record DigestedCase(Guid Id, string Region, string Network, string AuthorId, string KeyId, (string Kind, byte[] Digest)[] Keys);

/// <summary>Makes digests of keys and stores them; nothing of a resident is stored in clear but the network's own id.</summary>
internal sealed class ProfileWriter(SecretBox secrets)
{
    private const string Purpose = "profiles";

    public string KeyId => secrets.KeyId;

    /// <param name="withKeys">false: the database refused something of these; they are stored as somebody's, without keys</param>
    public DigestedCase[] Digested(IReadOnlyList<ToldCase> cases, bool withKeys) =>
    [
        .. cases.Select(c => new DigestedCase(c.Id, c.Region, c.Network, c.AuthorId, secrets.KeyId, withKeys ? [.. ProfileKeys.Of(c).Select(k => (k.Kind, DigestOf(c.Region, k)))] : [])),
    ];

    /// <summary>Replaces what was stored of these cases. A case whose resident was erased since it was read is left out.</summary>
    public static async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction, DigestedCase[] cases)
    {
        HashSet<Guid> stands = await Locked(connection, transaction, cases);
        // In one order for everybody who writes several: no two wait for each other in a ring.
        DigestedCase[] left = [.. cases.Where(c => stands.Contains(c.Id)).OrderBy(c => c.Id)];
        (Guid Case, string Kind, byte[] Digest)[] keys = [.. left.SelectMany(c => c.Keys.Select(k => (c.Id, k.Kind, k.Digest)))];
        SqlValue ids = left.Select(c => c.Id).ToArray();
        SqlValue regions = left.Select(c => c.Region).ToArray();
        SqlValue networks = left.Select(c => c.Network).ToArray();
        SqlValue authors = left.Select(c => c.AuthorId).ToArray();
        await using NpgsqlBatch batch = new(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("put_profiles")).Bind(regions, networks, authors));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("put_profile_cases")).Bind(ids, regions, networks, authors, left.Select(c => c.KeyId).ToArray()));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("put_profile_keys")).Bind(
            ids, keys.Select(k => k.Case).ToArray(), keys.Select(k => k.Kind).ToArray(), keys.Select(k => k.Digest).ToArray()));
        await batch.ExecuteNonQueryAsync();
    }

    // Until the transaction ends none of these is erased: an erasure comes before this, or finds what is written here.
    private static async Task<HashSet<Guid>> Locked(NpgsqlConnection connection, NpgsqlTransaction transaction, DigestedCase[] cases)
    {
        await using NpgsqlCommand command = new(Sql.Read("lock_told_cases"), connection, transaction);
        command.Bind(cases.Select(c => c.Id).ToArray(), cases.Select(c => c.AuthorId).ToArray());
        HashSet<Guid> stands = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        while (await r.ReadAsync())
        {
            stands.Add(r.GetGuid(0));
        }

        return stands;
    }

    // The region is part of it: residents of two regions never meet.
    private byte[] DigestOf(string region, ProfileKey key) => secrets.Digest($"{region}\n{key.Kind}\n{key.Value}", Purpose);
}
