using Dialog.Hosting.Postgres;
using Dialog.Storage.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dialog.Support;

/// <summary>A migrated database with the roles of an installation: code under test runs with those, so that tests prove the grants.</summary>
public static class PreparedDatabase
{
    /// <param name="connectionString">a superuser's, of an empty database</param>
    public static async Task<RoleConnections> Of(string connectionString)
    {
        RoleConnections roles = RoleConnections.Of(connectionString);
        await DatabaseSetup.Apply(new DatabaseLogins(roles.Admin, roles.Owner, roles.App, roles.Audit), null, NullLogger.Instance);
        return roles;
    }
}
