using System.Text.RegularExpressions;

namespace Dialog.Api.Templates;

/// <summary>What a template may leave open and what it is filled with. Pure.</summary>
internal static partial class Placeholders
{
    public const string Promise = "promise";
    public static readonly string[] Names = ["resident", "number", "address", "authority", "deadline", "official", Promise];

    /// <summary>Null when every placeholder is known; otherwise the first that is not, as written.</summary>
    public static string? Unknown(string text) => Hole().Matches(text).Select(m => m.Groups[1].Value.Trim()).FirstOrDefault(name => !Names.Contains(name));

    /// <summary>An opening or closing pair of braces that belongs to no placeholder: a slip that a resident would see.</summary>
    public static bool HasStrayBraces(string text)
    {
        string rest = Hole().Replace(text, "");
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal);
    }

    /// <summary>Fills what is known. What is not known stays unchanged and is reported: an official must see it before a resident does.</summary>
    public static (string Text, IReadOnlyList<string> Missing) Fill(string text, IReadOnlyDictionary<string, string?> values)
    {
        List<string> missing = [];
        string filled = Hole().Replace(text, hole =>
        {
            string name = hole.Groups[1].Value.Trim();
            if (values.GetValueOrDefault(name) is { Length: > 0 } value)
            {
                return value;
            }

            if (!missing.Contains(name))
            {
                missing.Add(name);
            }

            return $"{{{{{name}}}}}";
        });
        return (filled, missing);
    }

    /// <summary>The first placeholder of ours that is still open in a text about to be sent.</summary>
    public static string? Open(string text) => Hole().Matches(text).Select(m => m.Groups[1].Value.Trim()).FirstOrDefault(Names.Contains);

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Hole();
}
