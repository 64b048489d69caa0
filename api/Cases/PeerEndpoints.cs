using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Channels;
using Dialog.Api.Setup;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Cases;

/// <param name="Services">Empty while the other body does not say.</param>
internal sealed record CasePeer(string Channel, string Name, IReadOnlyList<PeerService> Services);

/// <summary>Other bodies a case can be handed on to.</summary>
internal static class PeerEndpoints
{
    public static void MapPeers(this RouteGroupBuilder cases) =>
        cases.MapGet("/{id:guid}/peers", Peers).WithSummary("External organisations the case can be forwarded to, with their services");

    private static async Task<Results<Ok<CasePeer[]>, NotFoundProblem>> Peers(Guid id, ClaimsPrincipal user, CaseReader reader, ChannelList channels, IGrainFactory grains, CancellationToken cancellation)
    {
        if (await reader.Find(Person.Of(user), id, cancellation) is not { } found)
        {
            return Errors.NotFound();
        }

        List<(string Id, string Name)> peers = await channels.Peers(found.Region, cancellation);
        return TypedResults.Ok(await Task.WhenAll(peers.Select(async p => new CasePeer(p.Id, p.Name, await grains.GetGrain<IChannelGrain>(p.Id).Services()))));
    }
}
