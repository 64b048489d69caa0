using System.Xml.Linq;
using Dialog.Api.Auth;
using Dialog.Secrets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>A dump of the database gives nobody a session or a channel.</summary>
public sealed class SecretsInTheDatabase(Running running)
{
    [Fact]
    public async Task Are_sealed_in_the_key_ring()
    {
        using HttpClient person = await running.Operator();
        Assert.NotEqual(0L, await Count("select count(*) from data_protection_keys"));
        Assert.Equal(0L, await Count("select count(*) from data_protection_keys where xml not like 'sealed:v1:%'"));
    }

    [Fact]
    public async Task Are_sealed_in_the_state_of_a_channel()
    {
        Assert.NotEqual(0L, await Count($"select count(*) from orleans_storage where position('{running.Region.Feed}'::bytea in payload) >= 0"));
        Assert.Equal(0L, await Count($"select count(*) from orleans_storage where position('{running.Region.FeedSecret}'::bytea in payload) > 0"));
        Assert.NotEqual(0L, await Count("select count(*) from orleans_storage where position('sealed:v1:'::bytea in payload) > 0"));
    }

    [Fact]
    public async Task Stored_in_the_open_before_are_sealed_when_they_are_read()
    {
        await using NpgsqlDataSource database = OneConnection();
        await Execute(database, "create temporary table data_protection_keys (id bigint generated always as identity, name text, xml text)");
        await Execute(database, "insert into data_protection_keys (name, xml) values ('old', '<key id=\"1\"/>')");
        KeyRing ring = new(database, new SecretBox(new byte[SecretBox.KeyLength]), NullLogger<KeyRing>.Instance);
        XElement key = Assert.Single(ring.GetAllElements());
        Assert.Equal("1", key.Attribute("id")!.Value);
        await using NpgsqlCommand command = database.CreateCommand("select xml from data_protection_keys");
        Assert.StartsWith("sealed:v1:", (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(ring.GetAllElements()).Attribute("id")!.Value);
    }

    [Fact]
    public async Task Put_there_in_the_open_beside_sealed_ones_are_not_used()
    {
        await using NpgsqlDataSource database = OneConnection();
        await Execute(database, "create temporary table data_protection_keys (id bigint generated always as identity, name text, xml text)");
        KeyRing ring = new(database, new SecretBox(new byte[SecretBox.KeyLength]), NullLogger<KeyRing>.Instance);
        ring.StoreElement(XElement.Parse("<key id='ours'/>"), "ours");
        await Execute(database, "insert into data_protection_keys (name, xml) values ('forged', '<key id=\"forged\"/>')");

        Assert.Equal("ours", Assert.Single(ring.GetAllElements()).Attribute("id")!.Value);
        await using NpgsqlCommand command = database.CreateCommand("select xml from data_protection_keys where name = 'forged'");
        Assert.Equal("<key id=\"forged\"/>", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stored_in_the_open_before_are_sealed_all_together()
    {
        await using NpgsqlDataSource database = OneConnection();
        await Execute(database, "create temporary table data_protection_keys (id bigint generated always as identity, name text, xml text)");
        await Execute(database, "insert into data_protection_keys (name, xml) values ('a', '<key id=\"1\"/>'), ('b', '<key id=\"2\"/>')");
        KeyRing ring = new(database, new SecretBox(new byte[SecretBox.KeyLength]), NullLogger<KeyRing>.Instance);

        Assert.Equal(2, ring.GetAllElements().Count);
        Assert.Equal(2, ring.GetAllElements().Count);
    }

    // One connection that is never reset, so that a temporary table hides the real one.
    private NpgsqlDataSource OneConnection() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(running.Dialog.ConnectionString) { MaxPoolSize = 1, NoResetOnClose = true }.ConnectionString);

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<long> Count(string sql)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
