namespace Dialog.Erasure;

/// <summary>Keeps a region's terms of keeping. Keyed by the region's code; woken nightly by a reminder.</summary>
[Alias("dialog.IRetentionGrain")]
public interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>Sets the reminder, where the region has terms.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>How many cases each of these terms would erase now; erases nothing.</summary>
    [Alias("Preview")]
    Task<RetentionCount[]> Preview(Regions.RetentionRule[] rules);

    /// <summary>Begins an erasure of what is over its term; null when nothing is.</summary>
    [Alias("Run")]
    Task<Guid?> Run();
}

/// <param name="Due">Cases over the term.</param>
/// <param name="Held">Of them, cases with a legal hold, which stay.</param>
[GenerateSerializer, Immutable, Alias("dialog.RetentionCount")]
public sealed record RetentionCount([property: Id(0)] string Rule, [property: Id(1)] long Due, [property: Id(2)] long Held);
