using Dialog.Classification;
using Orleans.Concurrency;

namespace Dialog.Regions;

/// <summary>The topics of the installed model. Stateless: any silo answers.</summary>
[StatelessWorker(1)]
internal sealed class TopicCatalogueGrain : Grain, ITopicCatalogueGrain
{
    private static readonly TopicName[] Names = [.. TopicCatalogue.Default.Topics.Select(t => new TopicName(t.Code, t.Ru, t.En))];

    public Task<TopicName[]> All() => Task.FromResult(Names);
}
