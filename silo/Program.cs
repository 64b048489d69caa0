using Dialog.Silo;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

if (args is ["migrate", ..])
{
    return await MigrateCommand.Run(builder);
}

builder.AddDialogSilo();

WebApplication app = builder.Build();
app.MapSiloHealth();
await app.RunAsync();
return 0;
