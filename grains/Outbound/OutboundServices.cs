using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dialog.Outbound;

/// <summary>The one guard of a silo's outgoing connections.</summary>
internal static class OutboundServices
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration("Dialog:Network");
        services.TryAddSingleton<OutboundGuard>();
        return services;
    }
}
