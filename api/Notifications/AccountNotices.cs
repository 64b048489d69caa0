using Dialog.Api.Access;
using Npgsql;

namespace Dialog.Api.Notifications;

/// <summary>Tells a person of what happened to their account: in the list of notices within a minute, and in the digest where they ask for one.</summary>
internal sealed class AccountNotices(NpgsqlDataSource database, TimeProvider time)
{
    /// <param name="detail">browser and network, or who did it</param>
    public async Task Tell(Person person, string kind, string? detail)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("insert_account_notice"));
        command.Bind(person.Region, person.ActorId, kind, string.IsNullOrEmpty(detail) ? null : detail, time.GetUtcNow());
        await command.ExecuteNonQueryAsync();
    }
}
