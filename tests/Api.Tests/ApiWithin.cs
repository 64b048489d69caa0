using Dialog.Hosting;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dialog.Api.Tests;

/// <summary>An api node in this process, on the database and silos of an installation.</summary>
public sealed class ApiWithin(Installation installation, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Dialog", installation.Roles.App);
        builder.UseSetting("ConnectionStrings:Audit", installation.Roles.Audit);
        builder.UseSetting("Dialog:Public:BaseAddress", "https://dialog.example");
        builder.UseSetting("Dialog:ClusterId", installation.Cluster.Options.ClusterId);
        builder.UseSetting("Dialog:ServiceId", installation.Cluster.Options.ServiceId);
        foreach ((string name, string? value) in DialogCluster.ClientSettings(installation.Cluster.Options))
        {
            builder.UseSetting(name, value);
        }

        foreach ((string name, string value) in settings)
        {
            builder.UseSetting(name, value);
        }
    }
}
