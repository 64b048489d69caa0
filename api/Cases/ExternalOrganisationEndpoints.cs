using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Channels;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Cases;

/// <param name="Services">Empty while the organisation does not list them.</param>
internal sealed record ExternalRecipient(string Channel, string Name, IReadOnlyList<ExternalService> Services);

/// <summary>External organisations a case can be forwarded to.</summary>
internal static class ExternalOrganisationEndpoints
{
    public static void MapExternalOrganisations(this RouteGroupBuilder cases) =>
        cases.MapGet("/{id:guid}/peers", Recipients).AuditsRead("cases.peers.read").WithSummary("External organisations the case can be forwarded to, with their services");

    private static async Task<Results<Ok<ExternalRecipient[]>, NotFoundProblem>> Recipients(Guid id, ClaimsPrincipal user, CaseReader reader, ChannelList channels, IGrainFactory grains, CancellationToken cancellation)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is not { } found)
        {
            return Errors.NotFound();
        }

        List<(string Id, string Name)> organisations = await channels.ExternalOrganisations(found.Region, cancellation);
        return TypedResults.Ok(await Task.WhenAll(organisations.Select(async p => new ExternalRecipient(p.Id, p.Name, await grains.GetGrain<IChannelGrain>(p.Id).Services()))));
    }
}
