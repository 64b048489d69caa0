using System.Text.Json;

namespace Dialog.Local.Demo;

/// <summary>What the demo's residents say. Streets, people and words are invented.</summary>
internal sealed record Phrases
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string[] GivenNames { get; init; }
    public required string[] Initials { get; init; }
    public required Town[] Towns { get; init; }
    public required Street[] Streets { get; init; }
    public required string[] Places { get; init; }
    public required string[] Openings { get; init; }
    public required string[] Closings { get; init; }
    public required Template[] Templates { get; init; }
    public required string[] Addresses { get; init; }
    public required string[] Reminders { get; init; }
    public required string[] Disputes { get; init; }

    internal sealed record Template(string Kind, string Topic, string Text);

    /// <param name="In">After "в".</param>
    internal sealed record Town(string Name, string In);

    /// <param name="On">After "на".</param>
    /// <param name="Behind">After "за".</param>
    internal sealed record Street(string Name, string On, string Behind);

    /// <summary>Where one resident's trouble is; the same in all they write.</summary>
    internal sealed record Home(string Town, string Street, string House);

    internal sealed record Draft(string Author, Home Home, Template Template, string Text);

    public static Phrases Load() => JsonSerializer.Deserialize<Phrases>(DemoSeed.Resource("residents.json"), Json)!;

    public Draft Write(Random random)
    {
        Home home = new(Any(Towns, random).Name, Any(Streets, random).Name, $"{random.Next(1, 90)}{Any(["", "", "", "а", "к2"], random)}");
        Template template = Any(Templates, random);
        string text = Fill(template.Text, home, Any(Places, random));
        // People differ in manners and punctuation, the sentence in the middle is what the machine must understand.
        string opening = Any(Openings, random);
        string closing = template.Kind is "thanks" or "question" ? "" : Any(Closings, random);
        if (opening.EndsWith(", ", StringComparison.Ordinal))
        {
            text = char.ToLowerInvariant(text[0]) + text[1..];
        }

        return new Draft($"{Any(GivenNames, random)} {Any(Initials, random)}", home, template, opening + text + closing);
    }

    public string Address(Home home, Random random) => Fill(Any(Addresses, random), home, "");

    private string Fill(string text, Home home, string place)
    {
        // A home of a former run may be in a street that is no longer listed.
        Street street = Array.Find(Streets, s => s.Name == home.Street) ?? new Street(home.Street, home.Street, home.Street);
        Town town = Array.Find(Towns, t => t.Name == home.Town) ?? new Town(home.Town, home.Town);
        return text
            .Replace("{town}", town.Name, StringComparison.Ordinal)
            .Replace("{town:in}", town.In, StringComparison.Ordinal)
            .Replace("{street}", street.Name, StringComparison.Ordinal)
            .Replace("{street:on}", street.On, StringComparison.Ordinal)
            .Replace("{street:behind}", street.Behind, StringComparison.Ordinal)
            .Replace("{house}", home.House, StringComparison.Ordinal)
            .Replace("{place}", place, StringComparison.Ordinal);
    }

    public static T Any<T>(T[] values, Random random) => values[random.Next(values.Length)];
}
