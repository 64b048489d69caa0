using Dialog.Api.Auth;

namespace Dialog.Api.Push;

/// <summary>Names of views and who may watch which.</summary>
internal static class Views
{
    public static string Board(string region) => $"board:{region}";

    public static string Notices(string region, string person) => $"notices:{region}/{person}";

    /// <summary>The view's region when this person may watch it; null otherwise.</summary>
    public static string? RegionOf(string view, Person person)
    {
        if (person.Role is not (Roles.Operator or Roles.Executor or Roles.Lead))
        {
            return null;
        }

        bool whole = view == $"region:{person.Region}" && person.Role != Roles.Executor;
        bool authority = view.StartsWith($"authority:{person.Region}/", StringComparison.Ordinal)
            && (person.Role != Roles.Executor || view == $"authority:{person.Region}/{person.Authority}");
        return whole || authority ? person.Region : null;
    }
}
