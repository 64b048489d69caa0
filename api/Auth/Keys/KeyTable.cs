using Dialog.Api.Setup;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using NpgsqlTypes;

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
            found = (await Read("find_key", cancellation, Of(hash))).FirstOrDefault();
            cache.Set(known, found, Rights.Remembered);
        }

        return found;
    }

    /// <param name="region">null for all</param>
    public Task<List<ApiKey>> List(string? region, CancellationToken cancellation) =>
        Read("list_keys", cancellation, new NpgsqlParameter { Value = region ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

    public async Task<ApiKey> Insert(string key, string prefix, string name, string region, string[] scopes, string by, DateTimeOffset expires, CancellationToken cancellation) =>
        (await Read("insert_key", cancellation, Of(prefix), Of(ApiKey.Hash(key)), Of(name), Of(region), Of(scopes), Of(by), Of(expires.ToUniversalTime()))).Single();

    public Task Revoke(Guid id, string by, CancellationToken cancellation) => Read("revoke_key", cancellation, Of(id), Of(by));

    private async Task<List<ApiKey>> Read(string file, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(file));
        command.Parameters.AddRange(parameters);
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

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
