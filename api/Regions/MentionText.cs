using System.Text.RegularExpressions;

namespace Dialog.Api.Regions;

/// <summary>An @id that somebody typed becomes the name of whom it means: pure.</summary>
internal static partial class MentionText
{
    public static Colleague? Find(IEnumerable<Colleague> people, string id) =>
        people.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text with names, and the ids of those it names. An address of mail mentions nobody; an unknown id stays as it is.</summary>
    public static (string Text, IReadOnlyList<string> Ids) WithNames(string text, IReadOnlyList<Colleague> people)
    {
        List<string> ids = [];
        string named = Typed().Replace(text, m =>
        {
            string id = m.Groups[1].Value.TrimEnd('.', '-');
            if (Find(people, id) is not { } person)
            {
                return m.Value;
            }

            ids.Add(person.Id);
            return $"@{person.Name}{m.Groups[1].Value[id.Length..]}";
        });
        return (named, [.. ids.Distinct()]);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}._-])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})")]
    private static partial Regex Typed();
}
