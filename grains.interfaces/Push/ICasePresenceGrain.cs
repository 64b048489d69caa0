using Orleans.Concurrency;

namespace Dialog.Push;

/// <summary>Somebody who has a case open; one line a person, however many screens.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CasePerson")]
public sealed record CasePerson(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] bool Typing);

/// <summary>What an api node receives of the cases its screens have open.</summary>
[Alias("dialog.IPresenceObserver")]
public interface IPresenceObserver : IGrainObserver
{
    [OneWay, Alias("Present")]
    Task Present(Guid caseId, CasePerson[] people);
}

/// <summary>The viewers of a case and who of them types. In memory only, forgotten when there are none. Keyed by the case's id.</summary>
[Alias("dialog.ICasePresenceGrain")]
public interface ICasePresenceGrain : IGrainWithGuidKey
{
    /// <summary>A screen shows the case; to be renewed within a minute. Gives who else does.</summary>
    [Alias("Look")]
    Task<CasePerson[]> Look(IPresenceObserver node, string screen, string person, string name);

    /// <summary>Somebody writes at that screen; lasts six seconds.</summary>
    [OneWay, Alias("Typing")]
    Task Typing(string screen);

    [OneWay, Alias("Leave")]
    Task Leave(string screen);

    /// <summary>Nobody writes at that screen any more.</summary>
    [OneWay, Alias("Rest")]
    Task Rest(string screen);
}
