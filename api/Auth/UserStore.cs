using Dialog.Api.Setup;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth;

/// <summary>People and their passwords.</summary>
internal sealed class UserStore(NpgsqlDataSource database, IPasswordHasher<Person> hasher)
{
    // Verified when there is no such login, so that a stranger cannot tell by the time it takes.
    private readonly string _nobodysHash = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<Person?> SignIn(string login, string password)
    {
        (Person? person, string hash) = await Find(login);
        bool right = hasher.VerifyHashedPassword(null!, hash, password) != PasswordVerificationResult.Failed;
        return right ? person : null;
    }

    /// <summary>Null when the person is gone or disabled.</summary>
    public async Task<Person?> Current(string login) => (await Find(login)).Person;

    public async Task Put(Person person, string? password)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_user"));
        command.Parameters.Add(Text(person.Login));
        command.Parameters.Add(Text(person.Name));
        command.Parameters.Add(Text(person.Role));
        command.Parameters.Add(Text(person.Region));
        command.Parameters.Add(Text(person.Authority));
        command.Parameters.Add(Text(person.Official));
        command.Parameters.Add(Text(password is null ? null : hasher.HashPassword(person, password)));
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<Person>> List(string? region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_users"));
        command.Parameters.Add(Text(region));
        List<Person> people = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            people.Add(Row(reader));
        }

        return people;
    }

    public async Task<bool> BootstrapAdmin(string password)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("bootstrap_admin"));
        command.Parameters.Add(Text(hasher.HashPassword(null!, password)));
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private async Task<(Person? Person, string Hash)> Find(string login)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_user"));
        command.Parameters.Add(Text(login));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (Row(reader), reader.GetString(7)) : (null, _nobodysHash);
    }

    private static Person Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3),
        r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetGuid(6));

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
}
