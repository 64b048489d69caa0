using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.HttpResults;
using Command = Dialog.Api.Cases.CaseCommandEndpoints.Command;

namespace Dialog.Api.Cases;

/// <param name="With">The other case; which of the two waits in the other is decided by their numbers.</param>
internal sealed record MergeBody(Guid With);

internal sealed record UnmergeBody(string Reason);

/// <param name="MessageIds">Ids of residents' messages, as the case shows them; at least one other must stay.</param>
internal sealed record SplitBody(string[] MessageIds);

internal sealed record LinkBody(Guid Other);

/// <param name="Into">The case this one waits in.</param>
/// <param name="Members">Cases that wait in this one.</param>
internal sealed record RelatedCases(CaseSummary? Into, IReadOnlyList<CaseSummary> Members, IReadOnlyList<CaseSummary> Links);

/// <summary>Merging, splitting and linking cases.</summary>
internal static class MergeEndpoints
{
    public static void MapMergeCommands(this RouteGroupBuilder one)
    {
        one.MapPost("/merge", Merge).WithSummary("Merges this case into another");
        one.MapPost("/unmerge", (Command call, UnmergeBody b) => call.Run((id, caseId, by) => new Unmerge { CommandId = id, CaseId = caseId, By = by, Reason = b.Reason ?? "" })).WithSummary("Takes a merge back");
        one.MapPost("/split", (Command call, SplitBody b, RelatedReader related) => call.Run((about, id, by) => Split(call, b, related, about, id, by), null)).WithSummary("Moves messages into a case of their own");
        one.MapPost("/link", (Command call, LinkBody b) => call.Run((about, id, by) => Link(call, b, about, id, by, remove: false), null)).WithSummary("Links two cases");
        one.MapPost("/unlink", (Command call, LinkBody b) => call.Run((about, id, by) => Link(call, b, about, id, by, remove: true), null)).WithSummary("Takes a link back");
    }

    public static void MapRelated(this RouteGroupBuilder cases) => cases.MapGet("/{id:guid}/related", Related).AuditsRead("cases.related.read").WithSummary("Cases linked to, merged into or split from this one");

    private static async Task<Results<Ok<RelatedCases>, NotFoundProblem>> Related(Guid id, ClaimsPrincipal user, CaseReader reader, RelatedReader related, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        return await reader.Find(person, id, cancellation) is { } found ? TypedResults.Ok(await related.Of(person, found, cancellation)) : Errors.NotFound();
    }

    private static async Task<Results<Ok<CommandAnswer>, BadRequestProblem, NotFoundProblem, CommandRefused>> Merge(Command call, MergeBody b)
    {
        Person person = Person.Of(call.User);
        if (await call.Reader.Find(person, call.Id, call.Cancellation) is not { } one || await call.Reader.Find(person, b.With, call.Cancellation) is not { } other)
        {
            return Errors.NotFound();
        }

        if (one.Id == other.Id)
        {
            return Errors.Field("with", "is the same case");
        }

        // Two people who merge a pair in opposite order mean the same: the later case waits in the earlier.
        (CaseSummary earlier, CaseSummary later) = one.Number < other.Number ? (one, other) : (other, one);
        return await (call with { Id = later.Id }).Run((id, caseId, by) => new Merge
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Number = later.Number,
            Into = Ref(earlier),
        });
    }

    private static async Task<Prepared> Split(Command call, SplitBody b, RelatedReader related, CaseSummary about, string id, Actor by)
    {
        IReadOnlyList<SplitMessage> inbound = await related.Inbound(about.Id, call.Cancellation);
        SplitMessage[] chosen = [.. inbound.Where(m => (b.MessageIds ?? []).Contains(m.ShownId))];
        if (chosen.Length == 0 || chosen.Length != (b.MessageIds ?? []).Distinct().Count())
        {
            return new Prepared(null, Errors.Field("messageIds", "must name messages of the resident in this case"));
        }

        if (chosen.Length == inbound.Count)
        {
            return new Prepared(null, Errors.Field("messageIds", "at least one message must stay"));
        }

        SplitMessage? left = inbound.Except(chosen).FirstOrDefault(m => !m.TakenBack && !string.IsNullOrWhiteSpace(m.Text));
        return new Prepared(new Split
        {
            CommandId = id,
            CaseId = about.Id,
            By = by,
            MessageIds = [.. chosen.Select(m => m.Id)],
            Text = string.Join("\n", chosen.Select(m => m.Text)),
            PublishedAt = chosen[0].PublishedAt,
            SeenAt = chosen[0].SeenAt,
            LeftId = left?.Id,
            LeftText = left?.Text,
        }, null);
    }

    private static async Task<Prepared> Link(Command call, LinkBody b, CaseSummary about, string id, Actor by, bool remove) =>
        await call.Reader.Find(Person.Of(call.User), b.Other, call.Cancellation) is { } other
            ? new Prepared(new LinkCases { CommandId = id, CaseId = about.Id, By = by, Other = Ref(other), Remove = remove }, null)
            : new Prepared(null, Errors.Field("other", "there is no such case here"));

    private static CaseRef Ref(CaseSummary c) => new(c.Id, c.Thread, c.Number);
}
