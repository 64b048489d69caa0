using Dialog.Calls;
using Dialog.Cases;

namespace Dialog.Erasure;

/// <summary>Overwrites what is personal in one case; sent by an erasure's grain to the thread of the case.</summary>
/// <param name="Erasure">Whose report counts it.</param>
/// <param name="Ground">One of <see cref="ErasureGrounds"/>.</param>
[GenerateSerializer, Immutable, Alias("dialog.EraseCase")]
public sealed record EraseCase(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] Guid Erasure,
    [property: Id(2)] string Ground,
    [property: Id(3), Acting] Actor By);

/// <summary>Overwrites what one case says of another that was erased.</summary>
/// <param name="About">The erased case.</param>
/// <param name="AboutThread">Where that case is now.</param>
/// <param name="Through">In whose name its words came here: itself, or a case it waited in.</param>
[GenerateSerializer, Immutable, Alias("dialog.ForgetRelated")]
public sealed record ForgetRelated(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] Guid Erasure,
    [property: Id(2)] Guid About,
    [property: Id(3)] string AboutThread,
    [property: Id(4)] Guid Through);

/// <summary>The outcome for a case.</summary>
[GenerateSerializer, Alias("dialog.EraseOutcome")]
public enum EraseOutcome
{
    /// <summary>Now, or by an earlier attempt.</summary>
    Erased,

    /// <summary>It carries the tag of a legal hold.</summary>
    Held,

    /// <summary>The thread has no such case.</summary>
    Gone,

    /// <summary>It has something to tell another case first: ask again in a second.</summary>
    Busy,
}

/// <summary>Why somebody is erased. Stored in the journal: never renamed.</summary>
public static class ErasureGrounds
{
    /// <summary>The resident asked for it or took the consent back.</summary>
    public const string Request = "request";

    /// <summary>A court or a supervisory authority ordered it.</summary>
    public const string Order = "order";

    /// <summary>Collected without a ground, or about somebody else.</summary>
    public const string Unlawful = "unlawful";

    /// <summary>The region's term of keeping is over; nobody asks for it by hand.</summary>
    public const string Retention = "retention";

    public static readonly string[] ByHand = [Request, Order, Unlawful];
}
