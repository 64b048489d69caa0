using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Templates;

/// <param name="Region">Only an administrator of all regions names it.</param>
/// <param name="Version">The version that is changed; left out for a new one.</param>
internal sealed record TemplateBody(
    string? Region, string? Authority, string Title, string Text, AnswerKind Kind, string[]? Topics, CaseStatus[]? Statuses, int? Version);

/// <summary>A template filled for a case.</summary>
/// <param name="Missing">Placeholders without a known value; they stay unfilled in the text.</param>
internal sealed record FilledTemplate(Guid Id, string Title, string Text, AnswerKind Kind, IReadOnlyList<string> Missing, long Used);

/// <summary>Prepared answers: offered by topic and state, kept by administrators and leads.</summary>
internal static class TemplateEndpoints
{
    public static void AddTemplates(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TemplateStore>();
        builder.Services.AddSingleton<TemplateRules>();
        builder.Services.AddSingleton<TemplateValues>();
    }

    public static void MapTemplates(this WebApplication app)
    {
        app.MapGet("/api/v1/templates", Offered).IsAboutCase("case").AuditsRead("templates.filled.read").WithTags("templates").RequireAuthorization(Permissions.WorkOnCases).WithSummary("Templates that fit a case, filled in");
        RouteGroupBuilder kept = app.MapGroup("/api/v1/template-library").WithTags("templates").RequireAuthorization(Permissions.KeepTemplates);
        kept.MapGet("/", List).WithSummary("All templates of the region");
        kept.MapPost("/", Add).WithSummary("Makes a template");
        kept.MapPut("/{id:guid}", Put).WithSummary("Changes a template");
        kept.MapDelete("/{id:guid}", Delete).WithSummary("Removes a template");
    }

    private static async Task<Results<Ok<IEnumerable<FilledTemplate>>, NotFoundProblem>> Offered(
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "case")] Guid caseId, ClaimsPrincipal user, CaseReader cases, TemplateStore templates, TemplateValues values, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (await cases.Find(person, caseId, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        IReadOnlyDictionary<string, string?> known = await values.Of(about, person);
        return TypedResults.Ok((await templates.Of(about.Region, cancellation))
            .Where(t => t.Fits(about)).OrderByDescending(t => t.Closeness).ThenByDescending(t => t.Used).ThenBy(t => t.Title, StringComparer.CurrentCulture)
            .Select(t =>
            {
                (string text, IReadOnlyList<string> missing) = Placeholders.Fill(t.Text, known);
                return new FilledTemplate(t.Id, t.Title, text, t.Kind, missing, t.Used);
            }));
    }

    private static async Task<Results<Ok<List<Template>>, BadRequestProblem>> List(ClaimsPrincipal user, TemplateStore templates, CancellationToken cancellation, string? region = null)
    {
        Person me = Person.Of(user);
        return RegionOf(me, region) is { } own ? TypedResults.Ok(await templates.Of(own, cancellation)) : Errors.Field("region", "name the region: yours are all of them");
    }

    private static async Task<Results<Created<Template>, BadRequestProblem>> Add(TemplateBody body, ClaimsPrincipal user, TemplateStore templates, TemplateRules rules, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if (RegionOf(me, body.Region) is not { } region)
        {
            return Errors.Field("region", "name the region: yours are all of them");
        }

        if (await rules.Fault(region, body) is { } fault)
        {
            return fault;
        }

        Template made = Made(Guid.NewGuid(), region, body, me);
        await templates.Put(made, 0, cancellation);
        return TypedResults.Created($"/api/v1/template-library/{made.Id}", made);
    }

    private static async Task<Results<Ok<Template>, BadRequestProblem, NotFoundProblem, ConflictProblem>> Put(Guid id, TemplateBody body, ClaimsPrincipal user, TemplateStore templates, TemplateRules rules, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if (RegionOf(me, body.Region) is not { } region || (await templates.Of(region, cancellation)).All(t => t.Id != id))
        {
            return Errors.NotFound();
        }

        if (body.Version is not { } version)
        {
            return Errors.Field("version", "the version that is changed");
        }

        if (await rules.Fault(region, body) is { } fault)
        {
            return fault;
        }

        Template made = Made(id, region, body, me);
        return await templates.Put(made, version, cancellation) is { } now
            ? TypedResults.Ok(made with { Version = now })
            : Errors.Conflict("template-changed", "Somebody changed or removed this template meanwhile; read it again.");
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Delete(Guid id, ClaimsPrincipal user, TemplateStore templates, CancellationToken cancellation, string? region = null)
    {
        Person me = Person.Of(user);
        if (RegionOf(me, region) is not { } own || (await templates.Of(own, cancellation)).All(t => t.Id != id))
        {
            return Errors.NotFound();
        }

        await templates.Delete(id, me.Login, cancellation);
        return TypedResults.NoContent();
    }

    private static string? RegionOf(Person me, string? named) =>
        me.Region != Person.AllRegions ? (named is null || named == me.Region ? me.Region : null) : string.IsNullOrEmpty(named) ? null : named;

    private static Template Made(Guid id, string region, TemplateBody b, Person by) => new(
        id, region, b.Authority, 1, b.Title.Trim(), b.Text, b.Kind, b.Topics ?? [], b.Statuses ?? [], 0, by.Login, TimeProvider.System.GetUtcNow());
}
