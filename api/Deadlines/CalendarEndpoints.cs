using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Deadlines;
using Dialog.Regions;

namespace Dialog.Api.Deadlines;

/// <summary>A region's calendar: a year to look at, files to import, days off that come at once.</summary>
internal static class CalendarEndpoints
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    public static void MapCalendars(this WebApplication app)
    {
        RouteGroupBuilder calendar = app.MapGroup("/api/v1/regions/{code}/calendar").WithTags("deadlines").RequireAuthorization(Permissions.ManageRegions);
        calendar.MapGet("/{year:int}", Year);
        calendar.MapGet("/shipped", Shipped);
        calendar.MapPost("/import", Import).WithMetadata(new RequestSizeLimit(8 << 20));
        calendar.MapPost("/emergencies", Declare);
        calendar.MapDelete("/emergencies/{date}", Withdraw);
    }

    private static async Task<IResult> Year(string code, int year, string? authority, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(code))
        {
            return Errors.NotFound();
        }

        if (year is < FirstYear or > LastYear)
        {
            return Errors.Field("year", $"must be {FirstYear} to {LastYear}");
        }

        return await grains.GetGrain<IDeadlineDeskGrain>(code).Year(year, authority) is { } known ? Results.Ok(known) : Errors.NotFound();
    }

    private static async Task<IResult> Shipped(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code)
            ? Results.Ok(new { Years = await grains.GetGrain<IDeadlineDeskGrain>(code).ShippedYears() })
            : Errors.NotFound();

    private static async Task<IResult> Import(string code, CalendarFile body, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code)
            ? Answer(await grains.GetGrain<IDeadlineDeskGrain>(code).Import(body), "invalid-calendar", "The calendar was not taken; see errors by place.")
            : Errors.NotFound();

    private static async Task<IResult> Declare(string code, EmergencyRequest body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person person = Person.Of(user);
        return person.Administers(code)
            ? Answer(
                await grains.GetGrain<IDeadlineDeskGrain>(code).Declare(new EmergencyDay(body.Date, body.Reason, body.Authority, person.ActorId)),
                "invalid-emergency", "The day off was not declared; see errors by field.")
            : Errors.NotFound();
    }

    private static async Task<IResult> Withdraw(string code, DateOnly date, string? authority, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code)
            ? Answer(await grains.GetGrain<IDeadlineDeskGrain>(code).Withdraw(date, authority), "invalid-calendar", "The day off could not be taken back; see errors by field.")
            : Errors.NotFound();

    private static IResult Answer(CalendarReply? reply, string title, string detail) => reply switch
    {
        null => Errors.NotFound(),
        { Errors.Count: > 0 } => Errors.Problem(400, title, detail, reply.Errors),
        _ => Results.Ok(new { reply.Layers, reply.Differences, reply.Configuration }),
    };

    private sealed record RequestSizeLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}

/// <summary>A day off declared at once, for the region or one authority.</summary>
internal sealed record EmergencyRequest(DateOnly Date, string Reason, string? Authority);
