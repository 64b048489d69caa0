using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Audit;

/// <summary>What watches over the audit log.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAuditWatch(this IServiceCollection services, string auditConnectionString)
    {
        services.AddKeyedSingleton(DataSources.Audit, (_, _) => DataSources.Pool(auditConnectionString, "dialog-audit", 2));
        services.AddOptions<AuditOptions>().BindConfiguration("Dialog:Audit");
        services.AddSingleton<AuditCheckStore>();
        services.AddSingleton<AuditVerification>();
        services.AddHostedService<AuditWatch>();
        return services;
    }
}
