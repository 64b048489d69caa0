using Dialog.Erasure;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>A new column declares what happens to it when a resident is erased, or this fails.</summary>
public sealed class EveryColumnThatCanHoldWords(PostgresFixture postgres)
{
    [Fact]
    public async Task Is_in_the_table_of_personal_columns()
    {
        await using FreshDatabase database = await FreshDatabase.Create(postgres);
        await Migrator.Apply(database.ConnectionString, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = database.DataSource.CreateCommand(
            """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
              and c.data_type not in ('uuid', 'integer', 'bigint', 'smallint', 'boolean', 'timestamp with time zone', 'timestamp without time zone', 'xid8',
                'double precision', 'numeric', 'date')
            """);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> columns = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            columns.Add(reader.GetString(0));
        }

        Assert.Empty(columns.Except(PersonalColumns.All.Keys).Order(StringComparer.Ordinal));
        Assert.Empty(PersonalColumns.All.Keys.Except(columns).Order(StringComparer.Ordinal));
    }
}
