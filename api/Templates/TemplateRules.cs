using Dialog.Api.Setup;
using Dialog.Regions;

namespace Dialog.Api.Templates;

/// <summary>What a template must hold before it may be offered to anybody.</summary>
internal sealed class TemplateRules(IGrainFactory grains)
{
    private const int LongestTitle = 100;
    private const int LongestText = 10_000;
    private const int MostTopics = 50;

    public async Task<BadRequestProblem?> Fault(string region, TemplateBody b)
    {
        if (string.IsNullOrWhiteSpace(b.Title) || b.Title.Length > LongestTitle)
        {
            return Errors.Field("title", $"1 to {LongestTitle} characters");
        }

        if (string.IsNullOrWhiteSpace(b.Text) || b.Text.Length > LongestText || b.Text.Contains('\0', StringComparison.Ordinal))
        {
            return Errors.Field("text", $"1 to {LongestText} characters");
        }

        if (Placeholders.Unknown(b.Text) is { } unknown)
        {
            return Errors.Field("text", $"unknown placeholder {{{{{unknown}}}}}; known are {string.Join(", ", Placeholders.Names.Select(n => $"{{{{{n}}}}}"))}");
        }

        if (Placeholders.HasStrayBraces(b.Text))
        {
            return Errors.Field("text", "has {{ or }} without the other half");
        }

        if (await grains.GetGrain<IRegionGrain>(region).Get() is not { } configured)
        {
            return Errors.Field("region", $"'{region}' is not configured");
        }

        if (b.Authority is { } authority && configured.Authorities.All(a => a.Id != authority))
        {
            return Errors.Field("authority", $"'{authority}' is not an authority of {region}");
        }

        string[] topics = b.Topics ?? [];
        HashSet<string> known = [.. (await grains.GetGrain<ITopicCatalogueGrain>(0).All()).Select(t => t.Code)];
        return topics.Length > MostTopics ? Errors.Field("topics", $"at most {MostTopics}")
            : topics.FirstOrDefault(t => !known.Contains(t)) is { } strange ? Errors.Field("topics", $"'{strange}' is not a topic")
            : null;
    }
}
