using Dialog.Api.Access;
using Dialog.Api.Audit;
using Orleans.Dashboard;

namespace Dialog.Api.Platform;

/// <summary>
/// The Orleans dashboard for platform engineers, where <c>Dialog:Platform:OrleansDashboard</c> switches it on, in the silos too: silos, activations by kind, calls,
/// reminders. The state of grains and the stream of logs stay closed: they hold what residents wrote.
/// </summary>
internal static class OrleansPages
{
    public const string Setting = "Dialog:Platform:OrleansDashboard";
    public const string Address = "/platform/orleans";
    private static readonly string[] Closed = ["/GrainState", "/Trace"];

    public static void AddOrleansPages(this IClientBuilder client, IConfiguration configuration)
    {
        if (configuration.GetValue(Setting, false))
        {
            client.AddDashboard(o => o.HideTrace = true);
        }
    }

    public static void MapOrleansPages(this WebApplication app)
    {
        if (!app.Configuration.GetValue(Setting, false))
        {
            return;
        }

        app.MapOrleansDashboard(Address)
            .RequireAuthorization(Permissions.WatchPlatform)
            .ExcludeFromDescription()
            .WithMetadata(new Unaudited("figures of silos and kinds of grains, nothing of residents"))
            .AddEndpointFilter(async (context, next) => IsClosed(context.HttpContext.GetEndpoint()) ? Results.NotFound() : await next(context));
    }

    private static bool IsClosed(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } route } && Closed.Any(c => route.TrimEnd('/').EndsWith(c, StringComparison.OrdinalIgnoreCase));
}
