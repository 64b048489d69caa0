using System.Xml.Linq;
using Dialog.Secrets;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Dialog.Api.Auth;

/// <summary>
/// Data protection keys in PostgreSQL, sealed: every api node reads the cookies of all others, a restart signs nobody out, and
/// a dump of the database makes nobody a cookie. Keys of the time before there was a seal are sealed once, all together; from the first
/// sealed one on an unsealed one was put there by somebody else and is not used.
/// </summary>
internal sealed partial class KeyRing(NpgsqlDataSource database, SecretBox secrets, ILogger<KeyRing> logger) : IXmlRepository
{
    private const string Purpose = "data-protection-key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using NpgsqlConnection connection = database.OpenConnection();
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        List<Row> rows = Read(connection, transaction);
        List<Row> ours = rows.Exists(r => SecretBox.IsSealed(r.Text)) ? rows.FindAll(r => SecretBox.IsSealed(r.Text)) : rows;
        foreach (Row foreign in rows.Except(ours))
        {
            LogForeign(foreign.Id);
        }

        List<XElement> keys = [.. ours.Select(r => Open(connection, transaction, r))];
        transaction.Commit();
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using NpgsqlCommand command = database.CreateCommand("insert into data_protection_keys (name, xml) values ($1, $2)");
        command.Bind(friendlyName, Seal(element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }

    private static List<Row> Read(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        using NpgsqlCommand command = new("select id, xml from data_protection_keys order by id", connection, transaction);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<Row> rows = [];
        while (reader.Read())
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetString(1)));
        }

        return rows;
    }

    private XElement Open(NpgsqlConnection connection, NpgsqlTransaction transaction, Row row)
    {
        string xml = secrets.Open(row.Text, Purpose);
        // Stored unencrypted by an earlier version, or under a former key.
        if (!secrets.IsCurrent(row.Text))
        {
            using NpgsqlCommand command = new(Sql.Read("reseal_key"), connection, transaction);
            command.Bind(row.Id, row.Text, Seal(xml));
            command.ExecuteNonQuery();
        }

        return XElement.Parse(xml);
    }

    private string Seal(string xml) => secrets.Seal(xml, Purpose);

    [LoggerMessage(Level = LogLevel.Error, Message = "Row {Id} of data_protection_keys is not sealed although others are: it was not made by this program and is not used. Find out who wrote it, then delete it.")]
    private partial void LogForeign(long id);

    private sealed record Row(long Id, string Text);
}
