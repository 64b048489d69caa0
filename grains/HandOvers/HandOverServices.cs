using Microsoft.Extensions.DependencyInjection;

namespace Dialog.HandOvers;

/// <summary>What hands open work over.</summary>
internal static class HandOverServices
{
    public static IServiceCollection AddHandOvers(this IServiceCollection services)
    {
        services.AddSingleton<HandOverStore>();
        services.AddHostedService<HandOverSweep>();
        return services;
    }
}
