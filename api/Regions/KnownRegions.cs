using System.Text.Json;

namespace Dialog.Api.Regions;

/// <summary>A region of the country as it can be made with one choice.</summary>
/// <param name="Code">Its official number.</param>
internal sealed record KnownRegion(string Code, string Name, string TimeZone);

/// <summary>The 89 regions of the country: their numbers, names and the zones of their capitals.</summary>
internal static class KnownRegions
{
    public static KnownRegion[] All { get; } = Load();

    private static KnownRegion[] Load()
    {
        using Stream stream = typeof(KnownRegions).Assembly.GetManifestResourceStream("Dialog.Api.Regions.known-regions.json")!;
        return JsonSerializer.Deserialize<KnownRegion[]>(stream, JsonSerializerOptions.Web)!;
    }
}
