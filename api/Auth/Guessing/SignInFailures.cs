using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Dialog.Api.Auth.Guessing;

/// <summary>
/// Wrong passwords and codes, counted in the database for all nodes: by login and source, by login over all unknown sources, and by
/// address over all logins. Logins that nobody has are counted alike, so that nothing shows which exist.
/// </summary>
internal sealed class SignInFailures(NpgsqlDataSource database, FailureLimits limits, TimeProvider time)
{
    private static readonly byte[] Any = [];

    /// <summary>Until when; null when it is open.</summary>
    public async Task<DateTimeOffset?> ClosedUntil(string login, SignInSource source)
    {
        await using NpgsqlCommand command = Command("closed_until", Hash(login), source.Key, source.IsAddress, login, time.GetUtcNow());
        return await command.ExecuteScalarAsync() is DateTime until ? new DateTimeOffset(until) : null;
    }

    /// <param name="weight">more than one for what only somebody can fail at who knows the password</param>
    public async Task Count(string login, SignInSource source, int weight = 1)
    {
        int failures = await Count(Hash(login), source.Key, 1, FailureLimits.OfSource);
        if (!source.IsAddress)
        {
            return;
        }

        if (!await IsKnown(login, source))
        {
            await Count(Hash(login), Any, weight, FailureLimits.FromUnknown);
        }

        if (failures == 1)
        {
            await Count(Any, source.Key, 1, limits.LoginsOfAddress);
        }
    }

    /// <summary>The right one came from there.</summary>
    public Task Forget(string login, SignInSource source) => Run("forget_failures", Hash(login), source.Key);

    /// <summary>An administrator opens the login for everybody.</summary>
    public Task ForgetAll(string login) => Run("forget_all_failures", Hash(login));

    // What was typed into the login's field may be somebody's password.
    private static byte[] Hash(string login) => SHA256.HashData(Encoding.UTF8.GetBytes(login));

    private async Task<bool> IsKnown(string login, SignInSource source)
    {
        await using NpgsqlCommand command = Command("is_known_place", login, source.Key);
        return await command.ExecuteScalarAsync() is true;
    }

    private async Task<int> Count(byte[] login, byte[] source, int weight, FailureLimit limit)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlCommand command = Command(
            "count_failure", login, source, weight, limit.Most, now, now - limit.Within, FailureLimits.Shortest, FailureLimits.Longest);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private async Task Run(string file, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = Command(file, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string file, params SqlValue[] parameters) => database.CreateCommand(Sql.Read(file)).Bind(parameters);
}
