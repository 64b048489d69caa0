using Orleans.Runtime;

namespace Dialog.Regions;

/// <summary>
/// Whose change of a region's configuration a call is part of. It travels with the call and with the calls that follow from it, so that every
/// way to change a region names its author.
/// </summary>
public static class ChangedBy
{
    private const string Login = "dialog.changed-by";
    private const string Person = "dialog.changed-by-name";

    /// <summary>Holds for the calls of the present request.</summary>
    public static void Set(string login, string name)
    {
        RequestContext.Set(Login, login);
        RequestContext.Set(Person, name);
    }

    /// <summary>Nulls when the installation itself changes the region.</summary>
    public static (string? Login, string? Name) Get() => (RequestContext.Get(Login) as string, RequestContext.Get(Person) as string);
}
