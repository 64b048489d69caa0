using System.Security.Claims;
using Dialog.Api.Setup;
using Dialog.Regions;

namespace Dialog.Api.Auth;

internal sealed record UserBody(string Name, string Role, string Region, string? Authority, string? Official, string? Password);

/// <summary>People of a region, by its administrator.</summary>
internal static class UserEndpoints
{
    private const int ShortestPassword = 10;

    public static void MapUsers(this WebApplication app)
    {
        RouteGroupBuilder users = app.MapGroup("/api/v1/users").WithTags("users").RequireAuthorization(SignInSetup.Administers);
        users.MapGet("/", List);
        users.MapPut("/{login}", Put);
    }

    private static async Task<IResult> List(ClaimsPrincipal user, UserStore users)
    {
        Person me = Person.Of(user);
        List<Person> people = await users.List(me.Region == Person.AllRegions ? null : me.Region);
        return Results.Ok(people.Select(p => new { p.Login, p.Name, p.Role, p.Region, p.Authority, p.Official }));
    }

    private static async Task<IResult> Put(string login, UserBody body, ClaimsPrincipal user, UserStore users, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        if (!me.Administers(body.Region) || (await users.Current(login) is { } known && !me.Administers(known.Region)))
        {
            return Errors.NotFound();
        }

        if (await Fault(login, body, users, grains) is { } fault)
        {
            return fault;
        }

        await users.Put(new Person(login, body.Name, body.Role, body.Region, body.Authority, body.Official, Guid.Empty), body.Password);
        return Results.NoContent();
    }

    private static async Task<IResult?> Fault(string login, UserBody body, UserStore users, IGrainFactory grains)
    {
        if (login.Length is < 2 or > 60 || login.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')))
        {
            return Errors.Field("login", "2 to 60 latin letters, digits, '.', '-' or '_'");
        }

        if (string.IsNullOrWhiteSpace(body.Name))
        {
            return Errors.Field("name", "must not be empty");
        }

        if (!Roles.All.Contains(body.Role))
        {
            return Errors.Field("role", $"must be one of {string.Join(", ", Roles.All)}");
        }

        if (body.Password is { Length: < ShortestPassword } || (body.Password is null && await users.Current(login) is null))
        {
            return Errors.Field("password", $"at least {ShortestPassword} characters");
        }

        if (body.Region == Person.AllRegions)
        {
            return body.Role == Roles.Administrator ? null : Errors.Field("region", "only administrators belong to all regions");
        }

        RegionConfiguration? region = await grains.GetGrain<IRegionGrain>(body.Region).Get();
        return region switch
        {
            null => Errors.Field("region", $"'{body.Region}' is not configured"),
            _ when body.Authority is not null && region.Authorities.All(a => a.Id != body.Authority) => Errors.Field("authority", $"'{body.Authority}' is not an authority of {body.Region}"),
            _ when body.Role == Roles.Executor && body.Authority is null => Errors.Field("authority", "an executor belongs to one"),
            _ when body.Official is not null && region.Officials.All(o => o.Id != body.Official) => Errors.Field("official", $"'{body.Official}' is not an official of {body.Region}"),
            _ => null,
        };
    }
}
