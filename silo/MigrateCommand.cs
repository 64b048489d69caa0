using Dialog.Storage.Migrations;

namespace Dialog.Silo;

/// <summary><c>Dialog.Silo migrate</c>: brings the database to this version and ends.</summary>
internal static class MigrateCommand
{
    public static async Task<int> Run(WebApplicationBuilder builder)
    {
        await using WebApplication app = builder.Build();
        ILogger logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Dialog.Migrate");
        try
        {
            await Migrator.Apply(SiloSetup.ConnectionString(builder.Configuration), logger);
            return 0;
        }
        catch (MigrationFailedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
