namespace Dialog.Cases;

/// <summary>Who did something to a case.</summary>
[GenerateSerializer, Alias("dialog.ActorKind")]
public enum ActorKind
{
    System,
    Resident,
    Official,

    /// <summary>Somebody without an account who answers by a link.</summary>
    Contractor,
}

/// <summary>Somebody who acts: <paramref name="Id"/> is the official's id, the network's user id or the part of the system.</summary>
[GenerateSerializer, Immutable, Alias("dialog.Actor")]
public sealed record Actor(
    [property: Id(0)] ActorKind Kind,
    [property: Id(1)] string Id,
    [property: Id(2)] string Name)
{
    public static Actor System(string part) => new(ActorKind.System, part, part);

    /// <summary>A rule that an administrator of the region wrote.</summary>
    public static Actor Rule(string id, string name) => new(ActorKind.System, $"rule:{id}", name);
}
