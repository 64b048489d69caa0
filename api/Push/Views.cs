using Dialog.Api.Access;

namespace Dialog.Api.Push;

/// <summary>Names of views and who may watch which.</summary>
internal static class Views
{
    public static string Board(string region) => $"board:{region}";

    public static string Notices(string region, string person) => $"notices:{region}/{person}";

    /// <summary>The view's region when this person may watch it; null otherwise.</summary>
    public static string? RegionOf(string view, Person person)
    {
        string authorities = $"authority:{person.Region}/";
        bool whole = view == $"region:{person.Region}" && !person.IsBoundToAuthority;
        bool authority = view.StartsWith(authorities, StringComparison.Ordinal) && (!person.IsBoundToAuthority || person.IsUnder(view[authorities.Length..]));
        return whole || authority ? person.Region : null;
    }
}
