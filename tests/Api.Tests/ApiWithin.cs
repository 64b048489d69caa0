using Dialog.Support.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dialog.Api.Tests;

/// <summary>An api node in this process, on the database and silos of an installation.</summary>
public sealed class ApiWithin(Installation installation, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    /// <summary>Further receivers of what the api logs.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>What the api has besides its own.</summary>
    public Action<IServiceCollection>? Extra { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Dialog", installation.ConnectionString);
        builder.UseSetting("Dialog:ClusterId", installation.Cluster.Options.ClusterId);
        builder.UseSetting("Dialog:ServiceId", installation.Cluster.Options.ServiceId);
        builder.UseSetting("Dialog:Secrets:KeyFile", Path.Combine(installation.Cluster.Options.DataFolder, "secrets.key"));
        foreach ((string name, string value) in settings)
        {
            builder.UseSetting(name, value);
        }

        if (Extra is not null)
        {
            builder.ConfigureServices(Extra);
        }

        if (Logging is not null)
        {
            builder.ConfigureLogging(Logging);
        }
    }
}
