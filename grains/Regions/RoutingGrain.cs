using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Classification;
using Orleans.Concurrency;

namespace Dialog.Regions;

/// <summary>Tries a text on a region's rules for an administrator. Stateless, keyed by region code.</summary>
[GrainType("routingdesk"), StatelessWorker(2)]
internal sealed class RoutingGrain(IClassifier classifier, IMessageReader reader, TimeProvider time) : Grain, IRoutingGrain
{
    public async Task<RoutingExplanation?> Explain(string text, string? address, RoutingRule[]? routing, string? defaultAuthority)
    {
        if (await GrainFactory.GetGrain<IRegionGrain>(this.GetPrimaryKeyString()).Get() is not { } stored)
        {
            return null;
        }

        RegionConfiguration region = stored with { Routing = routing ?? stored.Routing, DefaultAuthority = defaultAuthority ?? stored.DefaultAuthority };
        return RoutingTrial.Of(new CaseRules(region), reader.Read(text), classifier.Classify(text), address, time.GetUtcNow());
    }
}
