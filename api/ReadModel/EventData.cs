using System.Text.Json;

namespace Dialog.Api.ReadModel;

/// <summary>Reads an event's JSON; events of older versions lack newer properties.</summary>
internal static class EventData
{
    public static string? Text(this JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static int Number(this JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;

    public static bool Flag(this JsonElement data, string name) => data.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    public static DateTimeOffset? Time(this JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;
}
