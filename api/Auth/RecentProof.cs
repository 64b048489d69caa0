using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;

namespace Dialog.Api.Auth;

/// <summary>Operations with a lasting effect on access need a proof from the last quarter of an hour, by whatever factors the account has.</summary>
internal static class RecentProof
{
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);
    private static readonly object Given = new();

    public static TBuilder RequireRecentProof<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRecentProof(_ => ValueTask.FromResult(true));

    /// <param name="isNeeded">whether this request changes something that needs the proof</param>
    public static TBuilder RequireRecentProof<TBuilder>(this TBuilder builder, Func<EndpointFilterInvocationContext, ValueTask<bool>> isNeeded)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (context, next) =>
    {
        HttpContext http = context.HttpContext;
        DateTimeOffset now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return now - AccountPrincipal.ProvedLastAt(http.User) > Holds && await isNeeded(context)
            ? Errors.Problem(
                403, "proof-required",
                "Prove again that it is you: password and code (POST /api/v1/session/proof), a passkey (POST /api/v1/session/proof/passkey) or the provider (GET /api/v1/session/proof/provider). This change needs a proof of the last 15 minutes.")
            : await next(context);
    });

    /// <summary>In this request the person has proved who they are: the cookie that is made now says so.</summary>
    public static void Give(HttpContext http) => http.Items[Given] = true;

    public static bool IsGiven(HttpContext http) => http.Items.ContainsKey(Given);
}
