using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Auth.Keys;

internal sealed record NewKey(
    string Name, string Region, [property: AllowedValues("cases:read", "cases:write", "cases:personal", "intake:write", "webhooks:manage", "reports:read")] string[] Scopes, DateTimeOffset ExpiresAt);

/// <param name="Key">Shown this once.</param>
internal sealed record MadeKey(string Key, ApiKey Details);

/// <summary>Keys of integrations, by the region's administrator.</summary>
internal static class KeyEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2 * 366);

    public static void MapKeys(this WebApplication app)
    {
        RouteGroupBuilder keys = app.MapGroup("/api/v1/keys").WithTags("keys").RequireAuthorization(Permissions.ManageKeys);
        keys.MapGet("/", List).WithSummary("Keys of integrations, without their secrets");
        keys.MapPost("/", Create).RequireRecentProof().WithSummary("Makes a key; it is shown in this answer only");
        keys.MapDelete("/{id:guid}", Revoke).WithSummary("Revokes a key at once");
    }

    private static async Task<Ok<List<ApiKey>>> List(ClaimsPrincipal user, KeyTable keys, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        return TypedResults.Ok(await keys.List(me.Region == Person.AllRegions ? null : me.Region, cancellation));
    }

    private static async Task<Results<Created<MadeKey>, BadRequestProblem, NotFoundProblem>> Create(NewKey body, ClaimsPrincipal user, KeyTable keys, IGrainFactory grains, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if (!me.Administers(body.Region ?? ""))
        {
            return Errors.NotFound();
        }

        if (await Fault(body, grains, time.GetUtcNow()) is { } fault)
        {
            return fault;
        }

        (string key, string prefix) = ApiKey.New();
        ApiKey made = await keys.Insert(key, prefix, body.Name.Trim(), body.Region!, [.. body.Scopes.Distinct()], me.Login, body.ExpiresAt, cancellation);
        AuditTrail.Explain(http, $"{made.Prefix}: {string.Join(' ', made.Scopes)}");
        return TypedResults.Created($"/api/v1/keys/{made.Id}", new MadeKey(key, made));
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Revoke(Guid id, ClaimsPrincipal user, KeyTable keys, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if ((await keys.List(null, cancellation)).FirstOrDefault(k => k.Id == id) is not { } key || !me.Administers(key.Region))
        {
            return Errors.NotFound();
        }

        await keys.Revoke(id, me.Login, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<BadRequestProblem?> Fault(NewKey body, IGrainFactory grains, DateTimeOffset now) => body switch
    {
        { Name: null } or { Name.Length: < 2 or > 100 } => Errors.Field("name", "2 to 100 characters: what uses the key"),
        { Scopes: null or [] } => Errors.Field("scopes", $"some of {string.Join(", ", Scopes.All)}"),
        _ when body.Scopes.FirstOrDefault(s => !Scopes.All.Contains(s)) is { } unknown => Errors.Field("scopes", $"'{unknown}' is none of {string.Join(", ", Scopes.All)}"),
        _ when body.ExpiresAt <= now || body.ExpiresAt > now + Longest => Errors.Field("expiresAt", "later than now, two years at most"),
        _ => await grains.GetGrain<IRegionGrain>(body.Region).Get() is null ? Errors.Field("region", $"'{body.Region}' is not configured") : null,
    };
}
