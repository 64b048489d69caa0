using Npgsql;

namespace Dialog.Api.Setup;

/// <summary>The read side: the api reads the read model, and writes only people, audit, inbox and imports.</summary>
internal static class Database
{
    public static void AddDatabase(this WebApplicationBuilder builder) => builder.Services.AddSingleton(services =>
    {
        string connectionString = services.GetRequiredService<IConfiguration>().GetConnectionString("Dialog")
            ?? throw new InvalidOperationException("ConnectionStrings__Dialog is not set: give the PostgreSQL connection string.");
        // The name is a label of the driver's metrics, which would be the connection string.
        NpgsqlDataSourceBuilder source = new(connectionString) { Name = "dialog-api" };
        source.ConnectionStringBuilder.ApplicationName = "dialog-api";
        source.ConnectionStringBuilder.MaxPoolSize = 24;
        source.ConnectionStringBuilder.MaxAutoPrepare = 64;
        source.ConnectionStringBuilder.AutoPrepareMinUsages = 3;
        return source.Build();
    });
}
