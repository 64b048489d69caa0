using System.Text.Json.Serialization;

namespace Dialog.Deadlines;

/// <summary>What the law says about a date, before an authority's own hours are known.</summary>
[GenerateSerializer, Alias("dialog.ProductionDayKind")]
[JsonConverter(typeof(JsonStringEnumConverter<ProductionDayKind>))]
public enum ProductionDayKind
{
    [JsonStringEnumMemberName("off")]
    Off,

    /// <summary>Worked an hour less, on whatever weekday.</summary>
    [JsonStringEnumMemberName("short")]
    Shortened,

    /// <summary>Worked although it is a Saturday or Sunday.</summary>
    [JsonStringEnumMemberName("work")]
    Work,
}

/// <summary>A date that differs from its weekday by law, and why.</summary>
/// <param name="SwappedWith">A day off: the date it was moved from. A working Saturday or Sunday: the date off instead of it.</param>
[GenerateSerializer, Immutable, Alias("dialog.ProductionDay")]
public sealed record ProductionDay(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] ProductionDayKind Kind,
    [property: Id(2)] string Reason,
    [property: Id(3)] DateOnly? SwappedWith = null);
