using System.Globalization;
using Dialog.Api.Access;
using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.Api.Templates;

/// <summary>What is known of a case for the placeholders, in the words an answer uses.</summary>
internal sealed class TemplateValues(IGrainFactory grains)
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");

    public async Task<IReadOnlyDictionary<string, string?>> Of(CaseSummary c, Person person)
    {
        RegionConfiguration? region = await grains.GetGrain<IRegionGrain>(c.Region).Get();
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(region?.TimeZone ?? "UTC");
        return new Dictionary<string, string?>
        {
            ["resident"] = c.ResidentName,
            ["number"] = c.Number.ToString(CultureInfo.InvariantCulture),
            ["address"] = c.Address,
            ["authority"] = region?.Authorities.FirstOrDefault(a => a.Id == c.Authority)?.Name,
            ["deadline"] = c.DueAt is { } due ? TimeZoneInfo.ConvertTime(due, zone).ToString("d MMMM, HH:mm", Russian) : null,
            ["official"] = person.Name,
            // Known when the composer's date is chosen, and filled there.
            [Placeholders.Promise] = null,
        };
    }
}
