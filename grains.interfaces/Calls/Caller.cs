namespace Dialog.Calls;

/// <summary>On whose behalf a grain is called.</summary>
public enum CallerKind
{
    /// <summary>Nobody who has signed in: a resident, a network, an anonymous reader.</summary>
    Public,

    /// <summary>A signed-in person or an API key.</summary>
    Person,

    /// <summary>A silo by itself: it may act for whoever the journal names.</summary>
    Silo,
}

/// <summary>Who calls. A person works on cases under an id that may differ from the login.</summary>
/// <param name="Login">empty unless a person</param>
/// <param name="ActorId">empty unless a person</param>
public readonly record struct Caller(CallerKind Kind, string Login, string ActorId)
{
    public static readonly Caller Silo = new(CallerKind.Silo, "", "");

    public static readonly Caller Public = new(CallerKind.Public, "", "");
}
