using System.Xml.Linq;
using Dialog.Secrets;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Dialog.Api.Auth;

/// <summary>
/// Data protection keys in PostgreSQL, sealed: every api node reads the cookies of all others, a restart signs nobody out, and
/// a dump of the database makes nobody a cookie.
/// </summary>
internal sealed class KeyRing(NpgsqlDataSource database, SecretBox secrets) : IXmlRepository
{
    private const string Purpose = "data-protection-key";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        List<(long Id, string Text)> rows = [];
        using (NpgsqlCommand command = database.CreateCommand("select id, xml from data_protection_keys order by id"))
        using (NpgsqlDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add((reader.GetInt64(0), reader.GetString(1)));
            }
        }

        return [.. rows.Select(r => Open(r.Id, r.Text))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using NpgsqlCommand command = database.CreateCommand("insert into data_protection_keys (name, xml) values ($1, $2)");
        command.Bind(friendlyName, Seal(element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }

    private XElement Open(long id, string text)
    {
        string xml = secrets.Open(text, Purpose);
        // Stored unencrypted by an earlier version, or under a former key.
        if (!secrets.IsCurrent(text))
        {
            using NpgsqlCommand command = database.CreateCommand(Sql.Read("reseal_key"));
            command.Bind(id, text, Seal(xml));
            command.ExecuteNonQuery();
        }

        return XElement.Parse(xml);
    }

    private string Seal(string xml) => secrets.Seal(xml, Purpose);
}
