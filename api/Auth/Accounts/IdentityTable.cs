using Npgsql;

namespace Dialog.Api.Auth.Accounts;

/// <summary>Which account an identity of the provider opens, and the invitations to bind one.</summary>
internal sealed class IdentityTable(AccountTable accounts, NpgsqlDataSource database, TimeProvider time)
{
    public Task<Account?> Find(string issuer, string subject) => Account("find_bound_account", issuer, subject);

    /// <summary>The account into which an administrator entered this very subject before accounts were bound.</summary>
    public Task<Account?> BindFormerLink(string issuer, string subject) => Account("bind_former_link", issuer, subject, time.GetUtcNow());

    /// <summary>False: the account is bound already.</summary>
    /// <exception cref="PostgresException">the identity is another account's: a unique violation</exception>
    public async Task<bool> Bind(string login, string issuer, string subject) =>
        await Account("bind_identity", login, issuer, subject, time.GetUtcNow()) is not null;

    public Task Unbind(string login) => Run("unbind_identity", login);

    public Task Invite(string login, byte[] tokenHash, string by, DateTimeOffset until) => Run("put_invitation", login, tokenHash, by, time.GetUtcNow(), until);

    /// <summary>Null: there is no such invitation, it was used or is over.</summary>
    public Task<Account?> FindInvited(byte[] tokenHash) => Account("find_invitation", tokenHash, time.GetUtcNow());

    /// <summary>Binds the invited account; null: there is no such invitation, it was used or is over.</summary>
    /// <exception cref="PostgresException">the identity is another account's: a unique violation</exception>
    public Task<Account?> TakeInvitation(byte[] tokenHash, string issuer, string subject) =>
        Account("take_invitation", tokenHash, issuer, subject, time.GetUtcNow());

    /// <summary>The identity belongs to another account.</summary>
    public static bool IsTaken(PostgresException e) => e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_identity" };

    // Each statement gives the login it found or changed.
    private async Task<Account?> Account(string file, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = Command(file, parameters);
        return await command.ExecuteScalarAsync() is string login ? await accounts.Find(login) : null;
    }

    private async Task Run(string file, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = Command(file, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string file, params SqlValue[] parameters) => database.CreateCommand(Sql.Read(file)).Bind(parameters);
}
