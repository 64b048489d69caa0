using Npgsql;
using NpgsqlTypes;

namespace Dialog.Api.Setup;

/// <summary>This assembly's .sql files, and what their parameters are bound with.</summary>
internal static class Sql
{
    private static readonly SqlFiles Files = new(typeof(Sql).Assembly);

    public static string Read(string name) => Files.Read(name);

    /// <summary>The command's next parameter; null is the database's null of that type.</summary>
    public static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}
