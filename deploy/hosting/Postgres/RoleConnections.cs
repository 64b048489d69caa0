using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Dialog.Hosting.Postgres;

/// <summary>
/// The connection strings of the three roles beside a superuser's. Their passwords follow from the superuser's, one way, so that nothing
/// more needs to be kept and every process on the same server knows the same.
/// </summary>
public sealed record RoleConnections(string Admin, string Owner, string App, string Audit)
{
    public static RoleConnections Of(string admin) => new(admin, As(admin, "dialog_owner"), As(admin, "dialog_app"), As(admin, "dialog_audit"));

    private static string As(string admin, string role)
    {
        NpgsqlConnectionStringBuilder connection = new(admin);
        if (string.IsNullOrEmpty(connection.Password))
        {
            throw new ArgumentException("Roles of their own need a password to follow from: the connection string has none.", nameof(admin));
        }

        byte[] derived = HMACSHA256.HashData(Encoding.UTF8.GetBytes(connection.Password), Encoding.UTF8.GetBytes(role));
        return new NpgsqlConnectionStringBuilder(admin) { Username = role, Password = Convert.ToHexStringLower(derived) }.ConnectionString;
    }
}
