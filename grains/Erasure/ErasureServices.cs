using Dialog.Cases.Erasure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Erasure;

/// <summary>What erases residents, on request and by the regions' terms.</summary>
internal static class ErasureServices
{
    public static IServiceCollection AddErasure(this IServiceCollection services)
    {
        services.AddSingleton<CaseEraser>();
        services.AddSingleton<RelatedEraser>();
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<ErasureRecord>();
        services.AddSingleton(s => FourEyes.Of(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<InboxEraser>();
        services.AddHostedService<ErasureSweep>();
        return services;
    }
}
