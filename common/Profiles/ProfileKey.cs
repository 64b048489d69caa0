namespace Dialog.Profiles;

/// <summary>Something a resident can be recognised by.</summary>
/// <param name="Kind">One of <see cref="KeyKinds"/>.</param>
/// <param name="Value">In clear in memory only; the database has its digest.</param>
public readonly record struct ProfileKey(string Kind, string Value);

/// <summary>Kinds of what residents are recognised by. Stored: never renamed.</summary>
public static class KeyKinds
{
    public const string Phone = "phone";
    public const string Email = "email";

    /// <summary>A full name and a building together.</summary>
    public const string Home = "home";

    /// <summary>A full name. It suggests nothing by itself; it says of two who share a telephone whether they are one.</summary>
    public const string Name = "name";
}
