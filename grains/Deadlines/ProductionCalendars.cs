using System.Text.Json;

namespace Dialog.Deadlines;

/// <summary>Production calendars that come with the product, written from the law.</summary>
public static class ProductionCalendars
{
    private const string Folder = "Dialog.Deadlines.Calendars.";

    /// <summary>Years known for Russia; 2027 without its decree, which was not published when it was written.</summary>
    public static IReadOnlyList<int> RussianYears { get; } = [.. Enumerable.Range(2013, 15)];

    public static ProductionYear Russia(int year)
    {
        using Stream stream = typeof(ProductionCalendars).Assembly.GetManifestResourceStream($"{Folder}ru-{year}.json")
            ?? throw new ArgumentOutOfRangeException(nameof(year), year, "No calendar of this year comes with the product.");
        return JsonSerializer.Deserialize<ProductionYear>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>One year of one country.</summary>
/// <param name="Basis">Acts of law the days come from.</param>
/// <param name="Provisional">What is still missing, for a year whose acts are not all published.</param>
public sealed record ProductionYear(string Country, int Year, string[] Basis, ProductionDay[] Days, string? Provisional = null);
