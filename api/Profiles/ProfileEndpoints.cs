using System.Globalization;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Profiles;

/// <param name="Profile">The other one's number, from the overview of the case's resident.</param>
internal sealed record ProfileBody(long Profile);

/// <summary>
/// One resident over several networks: who they are elsewhere and who they may be. Nothing is linked by itself; an official who may see cases of
/// both decides, and every decision can be taken back.
/// </summary>
internal static class ProfileEndpoints
{
    public static void AddProfiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ProfileStore>();
        builder.Services.AddSingleton<ResidentReader>();
    }

    public static void MapProfiles(this WebApplication app)
    {
        RouteGroupBuilder one = app.MapGroup("/api/v1/cases/{id:guid}/resident").WithTags("residents").RequireAuthorization(Permissions.ReadCases).IsAboutCase();
        one.MapGet("", Read).AuditsRead("cases.resident.read").WithSummary("The cases of a case's resident over all networks, and who else they may be");
        one.MapPost("/link", (Guid id, ProfileBody body, [AsParameters] Deciding deciding) => deciding.Run(id, body, LinkRules.Link))
            .WithSummary("Says that another profile is the same resident").RequireAuthorization(Permissions.LinkResidents);
        one.MapPost("/refuse", (Guid id, ProfileBody body, [AsParameters] Deciding deciding) => deciding.Run(id, body, LinkRules.Refuse))
            .WithSummary("Says that another profile is somebody else; it is not suggested again").RequireAuthorization(Permissions.LinkResidents);
        one.MapPost("/undo", (Guid id, ProfileBody body, [AsParameters] Deciding deciding) => deciding.Run(id, body, LinkRules.Undo))
            .WithSummary("Takes back what was said about another profile").RequireAuthorization(Permissions.LinkResidents);
    }

    private static async Task<Results<Ok<ResidentOverview>, NotFoundProblem>> Read(
        Guid id, ClaimsPrincipal user, CaseReader cases, ProfileStore profiles, ResidentReader residents, HttpContext http, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (await cases.Find(person, id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        ResidentOverview overview = await profiles.OfCase(id, cancellation) is { } own ? await residents.Of(person, own, cancellation) : ResidentOverview.Empty;
        AuditTrail.Explain(http, Shown(overview));
        return TypedResults.Ok(overview);
    }

    // count=2, cases=101 102
    private static string Shown(ResidentOverview overview)
    {
        long[] numbers = [.. overview.Shown.Select(c => c.Number).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"count={numbers.Length}, cases={string.Join(' ', numbers)}");
    }

    /// <summary>One decision about two profiles, as its request gives it.</summary>
    internal sealed record Deciding(
        ClaimsPrincipal User, CaseReader Cases, ProfileStore Profiles, ResidentReader Residents, HttpContext Http, CancellationToken Cancellation)
    {
        public async Task<Results<Ok<ResidentOverview>, BadRequestProblem, NotFoundProblem, ConflictProblem>> Run(Guid id, ProfileBody body, Func<ProfileGraph, long, long, LinkChange> rule)
        {
            Person person = Person.Of(User);
            if (await Cases.Find(person, id, Cancellation) is null)
            {
                return Errors.NotFound();
            }

            if (await Profiles.OfCase(id, Cancellation) is not { } own)
            {
                return Refusal("no-profile")!;
            }

            if (!await Residents.Sees(person, body.Profile, Cancellation))
            {
                return Errors.Field("profile", "is not one whose cases you see");
            }

            LinkChange change = await Profiles.Decide(own, body.Profile, rule, person, Cancellation);
            if (Refusal(change.Code) is { } refusal)
            {
                return refusal;
            }

            ResidentOverview overview = await Residents.Of(person, own, Cancellation);
            AuditTrail.Explain(Http, string.Create(CultureInfo.InvariantCulture, $"profile={body.Profile}, {Shown(overview)}"));
            return TypedResults.Ok(overview);
        }

        private static ConflictProblem? Refusal(string? code) => code switch
        {
            null => null,
            "no-profile" => Errors.Conflict(code, "One of the two residents was erased, or the case is too new: repeat in a second."),
            "same-profile" => Errors.Conflict(code, "This is the resident of the case."),
            "different-people" => Errors.Conflict(code, "An official said that they are different people: take that back first."),
            "linked" => Errors.Conflict(code, "They are linked as one person: take that back first."),
            _ => Errors.Conflict(code, $"One person has at most {LinkRules.LargestGroup} profiles."),
        };
    }
}
