using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Dialog.Api.Auth.Keys;

/// <summary>The table <c>api_keys</c>. A revoked key is refused within fifteen seconds on every node.</summary>
internal sealed class KeyTable(NpgsqlDataSource database, IMemoryCache cache)
{
    /// <summary>Null for a key that is wrong, revoked or expired.</summary>
    public async Task<ApiKey?> Find(string key, CancellationToken cancellation)
    {
        byte[] hash = ApiKey.Hash(key);
        string known = $"key:{Convert.ToHexString(hash)}";
        if (!cache.TryGetValue(known, out ApiKey? found))
        {
            found = (await Read("find_key", cancellation, hash)).FirstOrDefault();
            cache.Set(known, found, Rights.Remembered);
        }

        return found;
    }

    /// <param name="region">null for all</param>
    public Task<List<ApiKey>> List(string? region, CancellationToken cancellation) =>
        Read("list_keys", cancellation, region);

    public async Task<ApiKey> Insert(string key, string prefix, string name, string region, string[] scopes, string by, DateTimeOffset expires, CancellationToken cancellation) =>
        (await Read("insert_key", cancellation, prefix, ApiKey.Hash(key), name, region, scopes, by, expires)).Single();

    public Task Revoke(Guid id, string by, CancellationToken cancellation) => Read("revoke_key", cancellation, id, by);

    private async Task<List<ApiKey>> Read(string file, CancellationToken cancellation, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(file)).Bind(parameters);
        List<ApiKey> keys = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            keys.Add(new ApiKey(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<string[]>(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6),
                r.GetFieldValue<DateTimeOffset>(7), Time(r, 8), r.IsDBNull(9) ? null : r.GetString(9), Time(r, 10)));
        }

        return keys;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
