using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <param name="Region">The code of a region in which the person has a role; <c>*</c> for one that belongs to all regions.</param>
internal sealed record RegionChoice(string Region);

/// <summary>
/// Goes on in another of one's regions without signing in. The session goes on under a new id: the cookie of before, live connections of
/// before and what other nodes remember of them end with the former one.
/// </summary>
internal static class RegionSwitch
{
    public static void MapRegionSwitch(this RouteGroupBuilder session) =>
        session.MapPost("/region", Switch).WithSummary("Goes on in another region in which the person has a role");

    private static async Task<Results<Ok<Session>, BadRequestProblem, NotFoundProblem>> Switch(
        RegionChoice body, ClaimsPrincipal user, Rights rights, OpenSessions sessions, SecondFactorPolicy policy, SessionWelcome welcome, HttpContext http)
    {
        Person me = Person.Of(user);
        if (body.Region is not { Length: > 0 } region)
        {
            return Errors.Field("region", "name the region to go on in");
        }

        if (SessionCookie.Of(user) is not { } former || await rights.Of(me.Login, me.Stamp.ToString(), region) is not { } person)
        {
            return Errors.NotFound();
        }

        AuditTrail.Explain(http, region);
        if (region == me.Region)
        {
            return TypedResults.Ok(await welcome.Describe(me));
        }

        if (await sessions.Move(former, me.Login, region) is not { } moved)
        {
            return Errors.NotFound();
        }

        AuthenticationProperties properties = new();
        properties.SetString(SessionCookie.Item, moved.Id.ToString());
        await http.SignInAsync(IdentityConstants.ApplicationScheme, AccountPrincipal.Renew(user, person, moved.Id), properties);
        return TypedResults.Ok(await welcome.Describe(person with { SecondFactorMissing = policy.Requires(person.Role) && !await sessions.HasSecondFactor(moved) }));
    }
}
