using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth.Sessions;

/// <summary>One of one's own sessions.</summary>
/// <param name="Current">The one that asks.</param>
/// <param name="SeenAt">The last request, to within five minutes.</param>
/// <param name="EndsAt">Then one must sign in again, whatever happens.</param>
/// <param name="Agent">Browser and system, absent where they are not known.</param>
/// <param name="AddressPrefix">The network it began in.</param>
/// <param name="Way">password, code, recovery-code, passkey, provider</param>
internal sealed record OwnSession(
    Guid Id, bool Current, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, string? Agent, string? AddressPrefix,
    [property: AllowedValues("password", "code", "recovery-code", "passkey", "provider")] string Way);

/// <summary>Where one is signed in. Ending asks for a recent proof: an unattended screen must not lock its owner out elsewhere.</summary>
internal static class OwnSessionEndpoints
{
    public static void MapOwnSessions(this RouteGroupBuilder me)
    {
        RouteGroupBuilder sessions = me.MapGroup("/sessions");
        sessions.MapGet("/", List).WithSummary("Where the person is signed in");
        sessions.MapDelete("/", EndOthers).RequireRecentProof().WithSummary("Ends the person's sessions but this one");
        sessions.MapDelete("/{id:guid}", End).RequireRecentProof().WithSummary("Ends one of the person's sessions");
    }

    private static async Task<Ok<IEnumerable<OwnSession>>> List(ClaimsPrincipal user, OpenSessions sessions) =>
        TypedResults.Ok(await sessions.Of(Person.Of(user).Login, SessionCookie.Of(user)));

    private static async Task<Results<NoContent, NotFoundProblem>> End(Guid id, ClaimsPrincipal user, OpenSessions sessions, SignInManager<Account> signIn)
    {
        if (!await sessions.End(id, Person.Of(user).Login))
        {
            return Errors.NotFound();
        }

        if (id == SessionCookie.Of(user))
        {
            await signIn.SignOutAsync();
        }

        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndOthers(ClaimsPrincipal user, OpenSessions sessions, HttpContext http)
    {
        int ended = await sessions.EndAll(Person.Of(user).Login, but: SessionCookie.Of(user));
        AuditTrail.Explain(http, ended.ToString(CultureInfo.InvariantCulture));
        return TypedResults.NoContent();
    }
}
