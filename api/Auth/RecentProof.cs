using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;

namespace Dialog.Api.Auth;

/// <summary>Operations with a lasting effect on access need a password or passkey proof from the last quarter of an hour.</summary>
internal static class RecentProof
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    public static TBuilder RequireRecentProof<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRecentProof(_ => ValueTask.FromResult(true));

    /// <param name="isNeeded">whether this request changes something that needs the proof</param>
    public static TBuilder RequireRecentProof<TBuilder>(this TBuilder builder, Func<EndpointFilterInvocationContext, ValueTask<bool>> isNeeded)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (context, next) =>
    {
        HttpContext http = context.HttpContext;
        DateTimeOffset now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return now - AccountPrincipal.ProvedLastAt(http.User) > Holds && await isNeeded(context)
            ? Errors.Problem(403, "proof-required", "Show your password again (POST /api/v1/session/proof) or sign in again: this change needs a proof of the last 15 minutes.")
            : await next(context);
    });
}
