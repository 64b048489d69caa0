using Dialog.Storage.Migrations;

namespace Dialog.Silo;

/// <summary><c>Dialog.Silo migrate</c>: brings the database to this version, sets up its roles and ends.</summary>
internal static class MigrateCommand
{
    public static async Task<int> Run(WebApplicationBuilder builder)
    {
        await using WebApplication app = builder.Build();
        IConfiguration configuration = app.Configuration;
        ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Dialog.Migrate");
        string runTime = SiloSetup.ConnectionString(configuration);
        if (configuration.GetConnectionString("Admin") is not null && configuration.GetConnectionString("Owner") is null)
        {
            await Console.Error.WriteLineAsync("ConnectionStrings__Admin is set and ConnectionStrings__Owner is not: name the role that will own the schema.");
            return 1;
        }

        DatabaseLogins logins = new(
            configuration.GetConnectionString("Admin"), configuration.GetConnectionString("Owner") ?? runTime, runTime, configuration.GetConnectionString("Audit") ?? runTime);
        try
        {
            await DatabaseSetup.Apply(logins, configuration.GetValue<int?>("Dialog:Audit:KeepDays"), logger);
            return 0;
        }
        catch (MigrationFailedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
