using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Erasure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Erasure;

/// <param name="Search">A name, a number of a case, a telephone; or network and author together.</param>
internal sealed record FindResidentBody(string Region, string? Search, string? Network, string? AuthorId);

/// <param name="Basis">Number and date of the paper; no names.</param>
/// <param name="Linked">Who of those the preview shows as the same person is erased with them; null: all of them.</param>
internal sealed record ErasureBody(
    string Region, string Network, string AuthorId, [property: AllowedValues("request", "order", "unlawful")] string Ground, string Basis, LinkedBody[]? Linked = null);

/// <summary>A resident as another network knows them.</summary>
internal sealed record LinkedBody(string Network, string AuthorId);

/// <summary>Erasing a resident: found and asked for by an administrator, confirmed by a second person, reported.</summary>
internal static class ErasureEndpoints
{
    private const int ShortestSearch = 3;
    private const int LongestText = 200;

    public static void AddErasure(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ErasureReader>();

    public static void MapErasure(this WebApplication app)
    {
        RouteGroupBuilder erasures = app.MapGroup("/api/v1/erasures").WithTags("erasure").RequireAuthorization(Permissions.ConfirmErasures);
        erasures.MapGet("/", List).AuditsRead("erasures.list").WithSummary("Erasures of the person's regions, newest first");
        erasures.MapGet("/{id:guid}", Get).AuditsRead("erasures.read").WithSummary("One erasure and how far it is");
        erasures.MapGet("/{id:guid}/report", Report).AuditsRead("erasures.report.read").WithSummary("The report as a file").Produces<ErasureView>();
        erasures.MapPost("/{id:guid}/confirm", Confirm).WithSummary("Agrees to what somebody else asked for; the work begins");
        erasures.MapPost("/{id:guid}/cancel", Cancel).WithSummary("Takes back what was not confirmed");
        erasures.MapPost("/preview", Find).AddEndpointFilter(AuditMarks.Count).WithSummary("Whom an erasure would be about").RequireAuthorization(Permissions.EraseResidents);
        erasures.MapPost("/", Create).WithSummary("Asks for an erasure; nothing is erased before a second person confirms").RequireAuthorization(Permissions.EraseResidents);
        app.MapRetention();
    }

    private static async Task<Ok<List<ErasureView>>> List(ClaimsPrincipal user, ErasureReader reader, CancellationToken cancellation) =>
        TypedResults.Ok(await reader.List(Person.Of(user).Region, null, cancellation));

    private static async Task<Results<Ok<ErasureView>, NotFoundProblem>> Get(Guid id, ClaimsPrincipal user, ErasureReader reader, CancellationToken cancellation) =>
        await Mine(id, user, reader, cancellation) is { } found ? TypedResults.Ok(found) : Errors.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFoundProblem>> Report(Guid id, ClaimsPrincipal user, ErasureReader reader, CancellationToken cancellation) =>
        await Mine(id, user, reader, cancellation) is { } found
            ? TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(found, Readable), "application/json", $"erasure-{id:N}.json")
            : Errors.NotFound();

    private static async Task<Results<Ok<List<ResidentFound>>, BadRequestProblem>> Find(FindResidentBody body, ClaimsPrincipal user, ErasureReader reader, CancellationToken cancellation)
    {
        if (!MayErase(user, body.Region))
        {
            return Errors.Field("region", "must be a region you administer");
        }

        bool exact = !string.IsNullOrWhiteSpace(body.Network) && !string.IsNullOrWhiteSpace(body.AuthorId);
        return exact || body.Search?.Trim() is { Length: >= ShortestSearch and <= LongestText }
            ? TypedResults.Ok(await reader.Preview(body.Region, exact ? null : body.Search!.Trim(), exact ? body.Network : null, exact ? body.AuthorId : null, cancellation))
            : Errors.Field("search", $"{ShortestSearch} to {LongestText} characters, or network and authorId");
    }

    private static async Task<Results<Created<ErasureView>, BadRequestProblem>> Create(ErasureBody body, ClaimsPrincipal user, IGrainFactory grains, ErasureReader reader, CancellationToken cancellation)
    {
        if (!MayErase(user, body.Region))
        {
            return Errors.Field("region", "must be a region you administer");
        }

        if (!ErasureGrounds.ByHand.Contains(body.Ground))
        {
            return Errors.Field("ground", $"must be one of {string.Join(", ", ErasureGrounds.ByHand)}");
        }

        if (body.Basis?.Trim() is not { Length: >= ShortestSearch and <= LongestText } basis)
        {
            return Errors.Field("basis", $"number and date of the paper, {ShortestSearch} to {LongestText} characters, no names");
        }

        if (string.IsNullOrWhiteSpace(body.Network) || string.IsNullOrWhiteSpace(body.AuthorId)
            || await reader.Find(body.Region, null, body.Network, body.AuthorId, cancellation) is not [ResidentFound resident, ..])
        {
            return Errors.Field("authorId", "nobody in the region has this network and id");
        }

        if (body.Linked?.Any(l => !resident.Linked.Any(r => IsMeant(l, r))) == true)
        {
            return Errors.Field("linked", "must be among those that the preview shows as linked with this resident");
        }

        LinkedAuthor[] linked = [.. resident.Linked.Where(r => body.Linked?.Any(l => IsMeant(l, r)) ?? true).Select(r => new LinkedAuthor(r.Network, r.Author))];
        Guid id = Guid.NewGuid();
        IErasureGrain erasure = grains.GetGrain<IErasureGrain>(id);
        ErasureView made = await erasure.Request(new ErasureRequest(body.Region, body.Network, resident.Author, body.Ground, basis, Person.Of(user).Login) { Linked = linked });
        if (made.Networks.Length <= linked.Length)
        {
            // A silo of the former version took it, which knows only the one author.
            await erasure.Cancel(Person.Of(user).Login);
            throw new JournalUnavailableException("The silos are being updated.");
        }

        return TypedResults.Created($"/api/v1/erasures/{id}", made);
    }

    private static async Task<Results<Ok<ErasureView>, NotFoundProblem, ConflictProblem>> Confirm(Guid id, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains, ErasureReader reader, CancellationToken cancellation) =>
        await Mine(id, user, reader, cancellation) is null ? Errors.NotFound() : Said(await grains.GetGrain<IErasureGrain>(id).Confirm(Person.Of(user).Login));

    private static async Task<Results<Ok<ErasureView>, NotFoundProblem, ConflictProblem>> Cancel(Guid id, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains, ErasureReader reader, CancellationToken cancellation) =>
        await Mine(id, user, reader, cancellation) is null ? Errors.NotFound() : Said(await grains.GetGrain<IErasureGrain>(id).Cancel(Person.Of(user).Login));

    private static bool IsMeant(LinkedBody? body, LinkedResident resident) => body is not null && (body.Network, body.AuthorId) == (resident.Network, resident.AuthorId);

    private static Results<Ok<ErasureView>, NotFoundProblem, ConflictProblem> Said(ErasureReply reply) => reply.Code switch
    {
        null => TypedResults.Ok(reply.Erasure),
        "own-request" => Errors.Conflict("own-request", "Another administrator or a lead confirms what you asked for."),
        "one-made-the-other" => Errors.Conflict(reply.Code, "One of the two accounts made the other, or made the one that made it: somebody whom neither of you gave an account confirms this."),
        "same-official" => Errors.Conflict(reply.Code, "Your account and the one that asked are of the same official: somebody else confirms this."),
        "requester-too-new" => Errors.Conflict(reply.Code, "The account that asked was made, or let in by an administrator, too short a time ago: confirm later (Dialog:Erasure:MinimumAccountHours)."),
        "confirmer-too-new" => Errors.Conflict(reply.Code, "Your account was made, or an administrator let you in, too short a time ago: confirm later, or let somebody else (Dialog:Erasure:MinimumAccountHours)."),
        "requester-gone" => Errors.Conflict(reply.Code, "The account that asked is not there any more: cancel this one and ask again."),
        _ => Errors.Conflict(reply.Code, "The erasure does not wait for confirmation any more."),
    };

    private static async Task<ErasureView?> Mine(Guid id, ClaimsPrincipal user, ErasureReader reader, CancellationToken cancellation) =>
        (await reader.List(Person.Of(user).Region, id, cancellation)).FirstOrDefault();

    // All regions at once only by an administrator of all of them.
    private static bool MayErase(ClaimsPrincipal user, string? region) => region is not null && Person.Of(user).Administers(region);

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
