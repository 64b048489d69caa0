using System.Net;
using Dialog.Hosting.Cluster;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dialog.Api.Tests;

/// <summary>An api node in this process, on the database and silos of an installation.</summary>
public sealed class ApiWithin(Installation installation, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string AddressHeader = "X-Test-Address";

    /// <summary>Further receivers of what the api logs.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>What the api has besides its own.</summary>
    public Action<IServiceCollection>? Extra { get; init; }

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

        // As the installation's own.
        builder.UseSetting("Dialog:SignIn:LoginsPerAddress", "100000");
        builder.UseSetting("Dialog:SecondFactor:RequiredFor", "none");
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, AddressOfATest>());
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

    /// <summary>There is no connection within one process: a header of the test says from where a request comes.</summary>
    private sealed class AddressOfATest : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.TryParse(http.Request.Headers[AddressHeader], out IPAddress? address) ? address : http.Connection.RemoteIpAddress;
                return following(http);
            });
            next(app);
        };
    }
}
