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
        (profile.Text("name") ?? $"{profile.Text("first_name")} {profile.Text("last_name")}".Trim()) is { Length: > 0 and <= MaxName } name ? VkText.Of(name) : null;

    /// <param name="named">an answer of VK with <c>profiles</c> and <c>groups</c></param>
    /// <returns>a field to put into the event; null when the name is not among them</returns>
    public static string? Of(JsonElement named, long author)
    {
        string list = author > 0 ? "profiles" : "groups";
        return named.List(list).Where(p => p.Number("id") == Math.Abs(author)).Select(Profile).FirstOrDefault() is { } profile ? $"\"{list}\":[{profile}]" : null;
    }

    private static string Profile(JsonElement profile) => string.Create(CultureInfo.InvariantCulture,
        $"{{\"id\":{profile.Number("id")}{Part(profile, "first_name")}{Part(profile, "last_name")}{Part(profile, "name")}}}");

    private static string Part(JsonElement profile, string name) =>
        profile.Get(name) is { ValueKind: JsonValueKind.String } text ? $",\"{name}\":{text.GetRawText()}" : "";
}
