namespace Dialog.Regions;

/// <summary>A topic as people read it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.TopicName")]
public sealed record TopicName(
    [property: Id(0)] string Code,
    [property: Id(1)] string Ru,
    [property: Id(2)] string En);

/// <summary>The topics this installation knows. Stateless; any key, by habit 0.</summary>
[Alias("dialog.ITopicCatalogueGrain")]
public interface ITopicCatalogueGrain : IGrainWithIntegerKey
{
    [Alias("All")]
    Task<TopicName[]> All();
}
