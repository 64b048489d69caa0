using Dialog.Cases;

namespace Dialog.Regions;

/// <summary>Says where a region's rules would send a text, and why. Stateless, keyed by region code.</summary>
[Alias("dialog.IRoutingGrain")]
public interface IRoutingGrain : IGrainWithStringKey
{
    /// <summary>Null when the region is not configured. By <paramref name="routing"/> and <paramref name="defaultAuthority"/> instead of the stored ones where they are given.</summary>
    [Alias("Explain")]
    Task<RoutingExplanation?> Explain(string text, string? address, RoutingRule[]? routing, string? defaultAuthority);
}

/// <summary>Each step from a text to who gets the case.</summary>
/// <param name="Threshold">Topic probability below which an operator decides.</param>
/// <param name="Address">Given, or found in the text.</param>
/// <param name="AddressGiven">False: it was found in the text.</param>
/// <param name="Rule">The place in <c>routing</c> of the rule that decides; null: no rule names the topic.</param>
/// <param name="Passed">Rules of the topic that were asked before: their place is not in the address.</param>
/// <param name="Authority">Null while the machine is unsure.</param>
/// <param name="Official">Null when nobody of the authority is there to take it.</param>
[GenerateSerializer, Immutable, Alias("dialog.RoutingExplanation")]
public sealed record RoutingExplanation(
    [property: Id(0)] MessageKind Kind,
    [property: Id(1)] double KindConfidence,
    [property: Id(2)] TopicShare[] Topics,
    [property: Id(3)] double Threshold,
    [property: Id(4)] bool Urgent,
    [property: Id(5)] string? Address,
    [property: Id(6)] bool AddressGiven,
    [property: Id(7)] int[] Passed,
    [property: Id(8)] int? Rule,
    [property: Id(9)] string? Authority,
    [property: Id(10)] string? Official);

/// <summary>A topic and its probability in 0..1.</summary>
[GenerateSerializer, Immutable, Alias("dialog.TopicShare")]
public sealed record TopicShare([property: Id(0)] string Topic, [property: Id(1)] double Share);
