using System.ComponentModel.DataAnnotations;
using Dialog.Calls;

namespace Dialog.Erasure;

/// <summary>One erasure, from the request to the report. Keyed by its id; everything it knows is rows, so it may die at any moment.</summary>
[Alias("dialog.IErasureGrain")]
public interface IErasureGrain : IGrainWithGuidKey
{
    /// <summary>Writes the request down and erases nothing. Harmless to repeat.</summary>
    [Alias("Request")]
    Task<ErasureView> Request(ErasureRequest request);

    /// <summary>A second person agrees, and the work begins.</summary>
    [Alias("Confirm")]
    Task<ErasureReply> Confirm([Acting] string login);

    /// <summary>Takes back what was not confirmed.</summary>
    [Alias("Cancel")]
    Task<ErasureReply> Cancel([Acting] string login);

    [Alias("Get")]
    Task<ErasureView?> Get();

    /// <summary>Goes on with what was begun.</summary>
    [Alias("Wake")]
    Task Wake();
}

/// <summary>Who is to be erased, and why.</summary>
/// <param name="Region">Whose cases; <c>*</c>: of all regions.</param>
/// <param name="Network">With <paramref name="AuthorId"/> it names one person.</param>
/// <param name="Basis">Number and date of the paper; no names.</param>
[GenerateSerializer, Immutable, Alias("dialog.ErasureRequest")]
public sealed record ErasureRequest(
    [property: Id(0)] string Region,
    [property: Id(1)] string Network,
    [property: Id(2)] string AuthorId,
    [property: Id(3)] string Ground,
    [property: Id(4)] string Basis,
    [property: Id(5), Acting] string RequestedBy)
{
    /// <summary>The same person in other networks, whom the erasure is about too.</summary>
    [Id(6)] public LinkedAuthor[] Linked { get; init; } = [];
}

/// <summary>A resident as another network knows them.</summary>
[GenerateSerializer, Immutable, Alias("dialog.LinkedAuthor")]
public sealed record LinkedAuthor([property: Id(0)] string Network, [property: Id(1)] string AuthorId);

/// <summary>An erasure and its report. Names nobody who was erased.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ErasureView")]
public sealed record ErasureView
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required string Region { get; init; }
    [Id(2), AllowedValues("request", "order", "unlawful", "retention")] public required string Ground { get; init; }
    [Id(3)] public required string Basis { get; init; }

    /// <summary>requested, running, done or cancelled.</summary>
    [Id(4), AllowedValues("requested", "running", "done", "cancelled")] public required string State { get; init; }
    [Id(5)] public required string RequestedBy { get; init; }
    [Id(6)] public required DateTimeOffset RequestedAt { get; init; }
    [Id(7)] public string? ConfirmedBy { get; init; }
    [Id(8)] public DateTimeOffset? ConfirmedAt { get; init; }
    [Id(9)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Cases it is about; 0 before it is confirmed.</summary>
    [Id(10)] public int Cases { get; init; }
    [Id(11)] public int Erased { get; init; }

    /// <summary>Cases left as they are by a legal hold.</summary>
    [Id(12)] public int Held { get; init; }

    /// <summary>Rows overwritten or removed, by table.</summary>
    [Id(13)] public Dictionary<string, long> Rows { get; init; } = [];

    /// <summary>Where the name still stands in what belongs to others, found when the erasure ended; a hundred at most. A person decides about each.</summary>
    [Id(14)] public NameMention[] Mentions { get; init; } = [];

    /// <summary>In which networks the resident is erased, one entry for each profile that was asked for; empty of a night's retention.</summary>
    [Id(15)] public string[] Networks { get; init; } = [];
}

/// <summary>A place in what belongs to others where a resident's name stands, perhaps inflected, perhaps a namesake's.</summary>
/// <param name="Place">note, answer, message, bulk-job, saved-view or audit</param>
/// <param name="Reference">which job, view or entry of the audit log</param>
/// <param name="Excerpt">the words around it; the name and all numbers hidden</param>
[GenerateSerializer, Immutable, Alias("dialog.NameMention")]
public sealed record NameMention(
    [property: Id(0), AllowedValues("note", "answer", "message", "bulk-job", "saved-view", "audit")] string Place,
    [property: Id(1)] long? CaseNumber,
    [property: Id(2)] string? Reference,
    [property: Id(3)] string Excerpt);

/// <param name="Code">Null when it was done; otherwise why not.</param>
[GenerateSerializer, Immutable, Alias("dialog.ErasureReply")]
public sealed record ErasureReply([property: Id(0)] string? Code, [property: Id(1)] ErasureView? Erasure);
