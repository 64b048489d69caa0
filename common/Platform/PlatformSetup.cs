using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dialog.Platform;

/// <summary>What makes a process visible on the platform screen.</summary>
public static class PlatformSetup
{
    /// <param name="kind"><see cref="Node.Silo"/> or <see cref="Node.Api"/>; its <see cref="INodeAddress"/> and further <see cref="INodeFigures"/> are its own</param>
    public static IServiceCollection AddNodePresence(this IServiceCollection services, string kind)
    {
        services.AddSingleton(Node.This(kind));
        services.AddSingleton<INodeFigures, ProcessFigures>();
        services.AddSingleton<LogLevelOverride>();
        services.AddSingleton<IConfigureOptions<LoggerFilterOptions>>(s => s.GetRequiredService<LogLevelOverride>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(s => s.GetRequiredService<LogLevelOverride>());
        services.AddHostedService<NodePresence>();
        return services;
    }
}
