using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>Names beside an event, which itself carries ids only: the reader finds them there, and asks nobody.</summary>
internal static class VkNames
{
    /// <param name="named">an answer of VK with <c>profiles</c> and <c>groups</c></param>
    /// <returns>a field to stand in the event; null when the name is not among them</returns>
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
