namespace Dialog.Officials;

/// <summary>What an official is doing now.</summary>
/// <param name="Claims">Cases held by a running lease.</param>
[GenerateSerializer, Immutable, Alias("dialog.OfficialView")]
public sealed record OfficialView(
    [property: Id(0)] string Official,
    [property: Id(1)] bool Online,
    [property: Id(2)] DateTimeOffset? SeenAt,
    [property: Id(3)] ClaimView[] Claims);

/// <summary>One held case; <paramref name="Until"/> is the end of the lease.</summary>
[GenerateSerializer, Immutable, Alias("dialog.ClaimView")]
public sealed record ClaimView(
    [property: Id(0)] Guid CaseId,
    [property: Id(1)] string Thread,
    [property: Id(2)] DateTimeOffset Until);

/// <summary>A person at work: presence and claims. One per official, keyed <c>region/official</c>.</summary>
[Alias("dialog.IOfficialGrain")]
public interface IOfficialGrain : IGrainWithStringKey
{
    /// <summary>A screen of this person is open; presence lasts 45 seconds.</summary>
    [Alias("SeenOnline")]
    Task SeenOnline();

    [Alias("Get")]
    Task<OfficialView> Get();

    /// <summary>A committed claim (<paramref name="until"/> set) or its end (null), sent by the thread.</summary>
    [Alias("ClaimChanged")]
    Task ClaimChanged(Guid caseId, string thread, DateTimeOffset? until);
}
