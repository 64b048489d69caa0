using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Deadlines;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Deadlines;

/// <summary>A region's calendar: a year to view, files to import, days off declared at short notice.</summary>
internal static class CalendarEndpoints
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    public static void MapCalendars(this WebApplication app)
    {
        RouteGroupBuilder calendar = app.MapGroup("/api/v1/regions/{code}/calendar").WithTags("deadlines").RequireAuthorization(Permissions.ManageRegions);
        calendar.MapGet("/{year:int}", Year).WithSummary("Working days of a year");
        calendar.MapGet("/shipped", Shipped).WithSummary("Calendars that come with the product");
        calendar.MapPost("/import", Import).WithMetadata(new RequestSizeLimit(8 << 20)).WithSummary("Reads a published calendar and shows what it would change");
        calendar.MapPost("/emergencies", Declare).WithSummary("Declares an emergency day off");
        calendar.MapDelete("/emergencies/{date}", Withdraw).WithSummary("Takes an emergency day off back");
    }

    private static async Task<Results<Ok<CalendarYear>, BadRequestProblem, NotFoundProblem>> Year(string code, int year, string? authority, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(code))
        {
            return Errors.NotFound();
        }

        if (year is < FirstYear or > LastYear)
        {
            return Errors.Field("year", $"must be {FirstYear} to {LastYear}");
        }

        return await grains.GetGrain<IDeadlineAdministrationGrain>(code).Year(year, authority) is { } known ? TypedResults.Ok(known) : Errors.NotFound();
    }

    private static async Task<Results<Ok<ShippedCalendars>, NotFoundProblem>> Shipped(string code, ClaimsPrincipal user, IGrainFactory grains) =>
        Person.Of(user).Administers(code)
            ? TypedResults.Ok(new ShippedCalendars(await grains.GetGrain<IDeadlineAdministrationGrain>(code).ShippedYears()))
            : Errors.NotFound();

    private static async Task<Results<Ok<CalendarAnswer>, BadRequestProblem, NotFoundProblem>> Import(string code, CalendarFile body, ClaimsPrincipal user, IGrainFactory grains) =>
        Administers(code, user)
            ? Answer(await grains.GetGrain<IDeadlineAdministrationGrain>(code).Import(body), "invalid-calendar", "The calendar was not taken; see errors by place.")
            : Errors.NotFound();

    private static async Task<Results<Ok<CalendarAnswer>, BadRequestProblem, NotFoundProblem>> Declare(string code, EmergencyRequest body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person person = Person.Of(user);
        return Administers(code, user)
            ? Answer(
                await grains.GetGrain<IDeadlineAdministrationGrain>(code).Declare(new EmergencyDay(body.Date, body.Reason, body.Authority, person.ActorId)),
                "invalid-emergency", "The day off was not declared; see errors by field.")
            : Errors.NotFound();
    }

    private static async Task<Results<Ok<CalendarAnswer>, BadRequestProblem, NotFoundProblem>> Withdraw(string code, DateOnly date, string? authority, ClaimsPrincipal user, IGrainFactory grains) =>
        Administers(code, user)
            ? Answer(await grains.GetGrain<IDeadlineAdministrationGrain>(code).Withdraw(date, authority), "invalid-calendar", "The day off could not be taken back; see errors by field.")
            : Errors.NotFound();

    // A change of the calendar is a version of the region, with its author.
    private static bool Administers(string code, ClaimsPrincipal user)
    {
        Person person = Person.Of(user);
        ChangedBy.Set(person.Login, person.Name);
        return person.Administers(code);
    }

    private static Results<Ok<CalendarAnswer>, BadRequestProblem, NotFoundProblem> Answer(CalendarReply? reply, string title, string detail) => reply switch
    {
        null => Errors.NotFound(),
        { Errors.Count: > 0 } => Errors.Invalid(title, detail, reply.Errors),
        _ => TypedResults.Ok(new CalendarAnswer(reply.Layers, reply.Differences, reply.Configuration)),
    };

    private sealed record RequestSizeLimit(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}

/// <summary>Years that come with the product.</summary>
internal sealed record ShippedCalendars(int[] Years);

/// <param name="Differences">Dates of the region that change.</param>
/// <param name="Configuration">As stored, when it was applied.</param>
internal sealed record CalendarAnswer(CalendarLayer[] Layers, CalendarDifference[] Differences, RegionConfiguration? Configuration);

/// <summary>A day off declared at once, for the region or one authority.</summary>
internal sealed record EmergencyRequest(DateOnly Date, string Reason, string? Authority);
