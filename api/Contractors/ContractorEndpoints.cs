using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Command = Dialog.Api.Cases.CaseCommandEndpoints.Command;

namespace Dialog.Api.Contractors;

/// <param name="Contractor">What the contractor is called.</param>
/// <param name="Task">What is to be done; the contractor reads it first.</param>
/// <param name="Days">How long the link opens; 7 where it is missing, at most what the region allows.</param>
/// <param name="Photos">Which photos of the case are shown; every one where it is missing.</param>
/// <param name="WithContact">Shows the resident's name and the contacts in their words.</param>
/// <param name="ContactReason">Why the contact is shown; it is written down.</param>
internal sealed record ContractorBody(
    string Contractor, string Task, DateTimeOffset? WantedBy, int? Days, ContractorPhoto[]? Photos, bool WithContact, string? ContactReason);

/// <param name="Url">The page of the link. It is shown here and nowhere else again.</param>
internal sealed record ContractorSent(Guid Link, string Url, CaseSummary? Summary);

/// <summary>Links by which an official sends a part of a case to a contractor.</summary>
internal static class ContractorEndpoints
{
    private const int DefaultDays = 7;
    private const int LongestName = 200;
    private const int LongestTask = 5_000;
    private const int MostPhotos = 20;
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    public static void AddContractors(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ContractorLinks>();
        builder.Services.AddSingleton<ContractorAnswers>();
        builder.Services.AddSingleton<ContractorPages>();
    }

    public static void MapContractors(this WebApplication app)
    {
        RouteGroupBuilder links = app.MapGroup("/api/v1/cases/{id:guid}/contractor-links").WithTags("cases").RequireAuthorization(Permissions.WorkOnCases).IsAboutCase();
        links.MapPost("/", Send).WithSummary("Makes a link by which a contractor sees a part of the case and answers");
        links.MapPost("/{link:guid}/revoke", (Command call, Guid link, EmptyBody _) => call.Run((id, caseId, by) => new RevokeContractorLink
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Link = link,
        })).WithSummary("Closes a contractor's link at once");
        app.MapContractorPage();
    }

    private static async Task<Results<Ok<ContractorSent>, BadRequestProblem, NotFoundProblem, CommandRefused>> Send(
        Command call, ContractorBody b, ContractorLinks links, PublicAddress address, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        Guid link = default;
        CaseSummary? about = null;
        Results<Ok<CommandAnswer>, BadRequestProblem, NotFoundProblem, CommandRefused> made = await call.Run(
            async (found, id, by) =>
            {
                about = found;
                link = ContractorTokens.LinkOf(found.Id, id);
                ContractorPhoto[] all = [.. (await links.Messages(found.Id, time.GetUtcNow(), call.Cancellation)).SelectMany(m => m.Photos)];
                int longest = (await grains.GetGrain<IRegionGrain>(found.Region).Get())?.ContractorDays ?? DefaultDays;
                return Fault(b, all, longest, call.User) is { } fault ? new Prepared(null, fault) : new Prepared(
                    new AskContractor
                    {
                        CommandId = id,
                        CaseId = found.Id,
                        By = by,
                        Link = link,
                        Contractor = b.Contractor,
                        Task = b.Task,
                        WantedBy = b.WantedBy?.ToUniversalTime(),
                        Days = b.Days ?? Math.Min(DefaultDays, longest),
                        Photos = [.. (b.Photos ?? all).Distinct().Take(MostPhotos)],
                        WithContact = b.WithContact,
                    },
                    null);
            },
            null);
        if (b.WithContact && b.ContactReason is { } reason)
        {
            AuditTrail.Explain(http, $"contact shown: {reason.Trim()}");
        }

        return made.Result switch
        {
            Ok<CommandAnswer> ok => TypedResults.Ok(new ContractorSent(link, address.Link(http.Request, $"/c/{await links.Give(link, about!, call.Cancellation)}"), ok.Value!.Summary)),
            BadRequestProblem fault => fault,
            CommandRefused refused => refused,
            _ => Errors.NotFound(),
        };
    }

    private static BadRequestProblem? Fault(ContractorBody b, ContractorPhoto[] all, int longest, ClaimsPrincipal user) => b switch
    {
        { Contractor: var name } when string.IsNullOrWhiteSpace(name) || name.Length > LongestName => Errors.Field("contractor", $"who is to do it, 1 to {LongestName} characters"),
        { Task: var task } when string.IsNullOrWhiteSpace(task) || task.Length > LongestTask => Errors.Field("task", $"what is to be done, 1 to {LongestTask} characters"),
        { Days: { } days } when days < 1 || days > longest => Errors.Field("days", $"1 to {longest}, as the region allows"),
        { Photos.Length: > MostPhotos } => Errors.Field("photos", $"at most {MostPhotos} photos"),
        { Photos: { } photos } when Array.FindIndex(photos, p => !all.Contains(p)) is >= 0 and var missing => Errors.Field("photos", $"the one at place {missing} is no photo of this case"),
        // What is masked for the role is not to be read by way of a link either, unless for a reason that is written down.
        { WithContact: true } when !Permissions.Allows(Permissions.UnmaskCases, user) => Errors.Field("withContact", "this account does not see contacts"),
        { WithContact: true } when b.ContactReason?.Trim() is not { Length: >= ShortestReason and <= LongestReason } =>
            Errors.Field("contactReason", $"say why in {ShortestReason} to {LongestReason} characters; it is written down"),
        _ => null,
    };
}
