using Dialog.Secrets;
using Dialog.Silo;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddSecretFiles();

if (args is ["migrate", ..])
{
    return await MigrateCommand.Run(builder);
}

if (args is ["certificates", ..])
{
    return await CertificatesCommand.Run(args[1..]);
}

if (args is ["verify-audit", ..])
{
    return await VerifyAuditCommand.Run(builder, args[1..]);
}

if (args is ["erasures", ..])
{
    return await ErasuresCommand.Run(builder.Configuration, args[1..]);
}

builder.AddDialogSilo();

WebApplication app = builder.Build();
app.MapSiloHealth();
await app.RunAsync();
return 0;
