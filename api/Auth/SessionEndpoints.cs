using System.Security.Claims;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dialog.Api.Auth;

/// <summary>What the console knows of the person who signed in.</summary>
internal sealed record Session(string Login, string Name, string Role, string Region, string RegionName, string TimeZone, string? Authority, string? Official);

internal sealed record Credentials(string Login, string Password);

/// <summary>Signing in and out.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this WebApplication app)
    {
        RouteGroupBuilder session = app.MapGroup("/api/v1/session").WithTags("session");
        session.MapPost("/", SignIn).AllowAnonymous().RequireRateLimiting(Security.PublicLimit);
        session.MapGet("/", Current);
        session.MapDelete("/", (Delegate)SignOut);
    }

    private static async Task<IResult> SignIn(Credentials credentials, UserStore users, LoginThrottle throttle, HttpContext http, IGrainFactory grains)
    {
        string login = (credentials.Login ?? "").Trim();
        if (throttle.IsClosed(login))
        {
            http.Response.Headers.RetryAfter = "300";
            return Errors.Problem(429, "too-many-failures", "Too many wrong passwords; try again in five minutes.");
        }

        if (await users.SignIn(login, credentials.Password ?? "") is not { } person)
        {
            throttle.Failed(login);
            return Errors.Problem(401, "wrong-credentials", "The login or the password is wrong.");
        }

        throttle.Succeeded(login);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, person.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.Ok(await Describe(person, grains));
    }

    private static async Task<IResult> Current(ClaimsPrincipal user, IGrainFactory grains) => Results.Ok(await Describe(Person.Of(user), grains));

    private static async Task<IResult> SignOut(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.NoContent();
    }

    private static async Task<Session> Describe(Person p, IGrainFactory grains)
    {
        RegionConfiguration? region = p.Region == Person.AllRegions ? null : await grains.GetGrain<IRegionGrain>(p.Region).Get();
        return new Session(p.Login, p.Name, p.Role, p.Region, region?.Name ?? "", region?.TimeZone ?? "UTC", p.Authority, p.Official);
    }
}
