using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Files;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Files;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Drafts;

/// <param name="Version">The version this tab knows; 0 when it knows of none.</param>
internal sealed record DraftBody(
    long Version, [property: AllowedValues("reply", "note", "askAddress", "intermediate", "final")] string Mode, string Text, Guid[]? Attachments, string? PromisedFor);

/// <summary>What a person is writing, kept while they write it. A draft belongs to one person; nobody else can read it.</summary>
internal static class DraftEndpoints
{
    private const int LongestText = 20_000;
    private const int MostFiles = 20;
    private static readonly string[] Modes = ["reply", "note", "askAddress", "intermediate", "final"];

    public static void AddDrafts(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DraftStore>();

    public static void MapDrafts(this WebApplication app)
    {
        RouteGroupBuilder draft = app.MapGroup("/api/v1/cases/{id:guid}/draft").WithTags("drafts").RequireAuthorization(Permissions.WorkOnCases).IsAboutCase();
        draft.MapGet("/", Get).AuditsRead("cases.draft.read").WithSummary("The person's own draft");
        draft.MapPut("/", Put).WithSummary("Keeps the person's own draft");
        draft.MapDelete("/", Delete).WithSummary("Throws the draft away");
    }

    private static async Task<Results<Ok<ShownDraft>, NotFoundProblem>> Get(Guid id, ClaimsPrincipal user, CaseReader cases, DraftStore drafts, FileService files, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        return await cases.Find(person, id, cancellation) is null ? Errors.NotFound() : TypedResults.Ok(await Shown(await drafts.Find(person.Login, id, cancellation), files, cancellation));
    }

    private static async Task<Results<Ok<DraftVersion>, BadRequestProblem, NotFoundProblem, DraftChanged>> Put(
        Guid id, DraftBody body, ClaimsPrincipal user, CaseReader cases, DraftStore drafts, FileService files, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (await cases.Find(person, id, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        if (Fault(body) is { } fault)
        {
            return fault;
        }

        DraftView draft = new(body.Version, body.Mode, body.Text, body.Attachments ?? [], string.IsNullOrEmpty(body.PromisedFor) ? null : body.PromisedFor);
        if (await drafts.Put(person, about, draft, cancellation) is { } version)
        {
            return TypedResults.Ok(new DraftVersion(version));
        }

        DraftView stands = await drafts.Find(person.Login, id, cancellation);
        return new DraftChanged(await Shown(stands, files, cancellation));
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Delete(Guid id, ClaimsPrincipal user, CaseReader cases, DraftStore drafts, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (await cases.Find(person, id, cancellation) is null)
        {
            return Errors.NotFound();
        }

        await drafts.Delete(person.Login, id, cancellation);
        return TypedResults.NoContent();
    }

    // The files with their names and pictures: another browser knows only their ids. One that was removed meanwhile is left out.
    private static async Task<ShownDraft> Shown(DraftView draft, FileService files, CancellationToken cancellation)
    {
        List<StoredFile> found = draft.Attachments.Count == 0 ? [] : await files.Find([.. draft.Attachments], cancellation);
        return new ShownDraft(
            draft.Version, draft.Mode, draft.Text, draft.Attachments.Select(id => found.FirstOrDefault(f => f.Id == id)).OfType<StoredFile>().Select(FileView.Of), draft.PromisedFor);
    }

    private static BadRequestProblem? Fault(DraftBody body) => body switch
    {
        { Version: < 0 } => Errors.Field("version", "the version the server gave, or 0"),
        _ when !Modes.Contains(body.Mode) => Errors.Field("mode", $"must be one of {string.Join(", ", Modes)}"),
        { Text: null } => Errors.Field("text", "is missing"),
        { Text.Length: > LongestText } => Errors.Field("text", $"at most {LongestText} characters; this has {body.Text.Length}"),
        _ when body.Text.Contains('\0', StringComparison.Ordinal) => Errors.Field("text", "must not contain the zero character"),
        { Attachments.Length: > MostFiles } => Errors.Field("attachments", $"at most {MostFiles} files"),
        { PromisedFor.Length: > 40 } => Errors.Field("promisedFor", "at most 40 characters"),
        _ => null,
    };
}
