using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>Names as VK gives them: beside what a crawl found, or asked for by id. Pure.</summary>
internal static class VkNames
{
    private const int MaxName = 300;

    /// <param name="answer">of users.get</param>
    public static void Users(JsonElement answer, Dictionary<string, string> names)
    {
        foreach (JsonElement user in answer.ValueKind == JsonValueKind.Array ? answer.EnumerateArray() : default)
        {
            if (user.Number("id") is { } id && NameOf(user) is { } name)
            {
                names[id.ToString(CultureInfo.InvariantCulture)] = name;
            }
        }
    }

    /// <param name="answer">of groups.getById, which was a list before it had <c>groups</c> in it</param>
    public static void Groups(JsonElement answer, Dictionary<string, string> names)
    {
        foreach (JsonElement group in answer.ValueKind == JsonValueKind.Array ? answer.EnumerateArray() : answer.List("groups"))
        {
            if (group.Number("id") is { } id && NameOf(group) is { } name)
            {
                names[(-id).ToString(CultureInfo.InvariantCulture)] = name;
            }
        }
    }

    /// <summary>A person's two names or a community's one; null when there is none.</summary>
    public static string? NameOf(JsonElement profile) =>
        (profile.Words("name") ?? $"{profile.Words("first_name")} {profile.Words("last_name")}".Trim()) is { Length: > 0 and <= MaxName } name ? VkText.Of(name) : null;

    /// <summary>Puts an author's name into an event, if it is known.</summary>
    /// <param name="named">an answer of VK with <c>profiles</c> and <c>groups</c></param>
    public static RawObject Put(RawObject made, JsonElement named, long author)
    {
        string list = author > 0 ? "profiles" : "groups";
        JsonElement profile = named.List(list).FirstOrDefault(p => p.Number("id") == Math.Abs(author));
        return profile.ValueKind == JsonValueKind.Object ? made.Only(list, Profile(profile, Math.Abs(author))) : made;
    }

    private static RawObject Profile(JsonElement profile, long id)
    {
        RawObject kept = new RawObject().Number("id", id);
        foreach (string name in (string[])["first_name", "last_name", "name"])
        {
            kept = profile.Get(name) is { ValueKind: JsonValueKind.String } text ? kept.Value(name, text) : kept;
        }

        return kept;
    }
}
