using System.Net;
using Dialog.Calls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Dialog.Cluster;

/// <summary>What protects the calls inside an installation: certificates and signatures.</summary>
public static class ClusterSecurity
{
    public static void UseClusterSecurity(this ISiloBuilder silo, IConfiguration configuration, bool production)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configuration);
        if (ClusterCertificate.Load(configuration, production, IPAddress.Parse(configuration["Dialog:Silo:Address"] ?? "127.0.0.1")) is { } certificate)
        {
            silo.UseClusterTls(certificate);
            silo.Services.AddCertificateWatch(certificate);
        }

        silo.Services.AddCallTickets(configuration, production);
        silo.AddIncomingGrainCallFilter<CallVerifier>();
        silo.Services.AddSingleton<IOutgoingGrainCallFilter>(services => Signer(services, () => Caller.Silo));
    }

    /// <param name="caller">who calls now</param>
    public static void UseClusterSecurity(this IClientBuilder client, IConfiguration configuration, bool production, Func<IServiceProvider, Func<Caller>> caller)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (ClusterCertificate.Load(configuration, production) is { } certificate)
        {
            client.UseClusterTls(certificate);
            client.Services.AddCertificateWatch(certificate);
        }

        client.Services.AddCallTickets(configuration, production);
        client.Services.AddSingleton<IOutgoingGrainCallFilter>(services => Signer(services, caller(services)));
    }

    private static void AddCertificateWatch(this IServiceCollection services, ClusterCertificate certificate) =>
        services.AddHostedService(s => new CertificateWatch(certificate, s.GetRequiredService<ILogger<CertificateWatch>>()));

    private static void AddCallTickets(this IServiceCollection services, IConfiguration configuration, bool production)
    {
        CallTickets tickets = Secrets.SecretKeys.Tickets(name => configuration[name], production);
        // The host's own clock: signatures are compared between hosts.
        services.TryAddSingleton(_ => new TicketCache(tickets, TimeProvider.System));
    }

    private static CallSigner Signer(IServiceProvider services, Func<Caller> caller) =>
        new(services.GetRequiredService<TicketCache>(), caller);
}
