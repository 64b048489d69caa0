using System.Data.Common;

namespace Dialog.Files;

/// <summary>The .sql files of this folder with positional parameters; any ADO.NET source of PostgreSQL will do.</summary>
internal static class FileSql
{
    private static readonly SqlFiles Files = new(typeof(FileSql).Assembly);

    public static DbCommand Command(DbDataSource database, string name, params object?[] values)
    {
        DbCommand command = database.CreateCommand(Files.Read(name));
        foreach (object? value in values)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
