using Npgsql;

namespace Dialog.Api.Audit;

/// <summary>What the audit log needs.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
        {
            IConfiguration configuration = services.GetRequiredService<IConfiguration>();
            NpgsqlConnectionStringBuilder connection = new(configuration.GetConnectionString("Audit") ?? configuration.GetConnectionString("Dialog"))
            {
                ApplicationName = "dialog-api-audit",
                MaxPoolSize = 2,
                MaxAutoPrepare = 4,
                AutoPrepareMinUsages = 3,
            };
            return new AuditDatabase(new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = "dialog-audit" }.Build());
        });
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<AuditReader>();
        builder.Services.AddHostedService<AuditRetention>();
        builder.Services.AddHostedService<RunTimeRole>();
    }
}
