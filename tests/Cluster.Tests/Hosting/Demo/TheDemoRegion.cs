using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dialog.Deadlines;
using Dialog.Hosting.Cluster;
using Dialog.Local;
using Dialog.Local.Demo;
using Dialog.Regions;

namespace Dialog.Cluster.Tests.Hosting.Demo;

public class TheDemoRegion
{
    // As strict as the api: unknown fields are refused.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly RegionConfiguration _region = JsonSerializer.Deserialize<RegionConfiguration>(DemoSeed.Resource("demo-region.json"), Json)!;

    [Fact]
    public void Routes_every_topic_the_classifier_knows_to_an_authority_it_has()
    {
        Assert.Equal(Topics().Order(), _region.Routing.Where(r => r.Place is null).Select(r => r.Topic).Order());
        Assert.Empty(_region.Routing.Select(r => r.Authority).Append(_region.DefaultAuthority).Except(_region.Authorities.Select(a => a.Id)));
    }

    [Fact]
    public void Has_authorities_in_one_tree()
    {
        Assert.Single(_region.Authorities, a => a.Parent is null);
        Assert.Empty(_region.Authorities.Select(a => a.Parent).OfType<string>().Except(_region.Authorities.Select(a => a.Id)));
        foreach (Authority authority in _region.Authorities)
        {
            string? above = authority.Parent;
            for (int steps = 0; above is not null; steps++)
            {
                Assert.True(steps < _region.Authorities.Length, $"{authority.Id} is above itself");
                above = _region.Authorities.Single(a => a.Id == above).Parent;
            }
        }
    }

    [Fact]
    public void Has_officials_everywhere_with_one_head_each()
    {
        Assert.Equal(_region.Officials.Length, _region.Officials.Select(o => o.Id).Distinct().Count());
        Assert.All(_region.Authorities, a => Assert.Single(_region.Officials, o => o.Authority == a.Id && o.IsHead));
        Assert.Empty(_region.Officials.Select(o => o.Authority).Except(_region.Authorities.Select(a => a.Id)));
    }

    [Fact]
    public void Contradicts_itself_nowhere() => Assert.Empty(RegionValidator.Check(_region, _region.Code, _region.Version - 1));

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void Rests_on_the_days_Russia_rests_on(int year)
    {
        ProductionYear russia = ProductionCalendars.Russia(year);
        CalendarException[] own = [.. _region.Calendar.Exceptions.Where(e => e.Date.Year == year)];
        Assert.Equal(russia.Days.Select(d => d.Date).Order(), own.Select(e => e.Date).Order());
        Assert.Equal(russia.Days.Where(d => d.Kind == ProductionDayKind.Off).Select(d => d.Date).Order(), own.Where(e => e.Hours.Length == 0).Select(e => e.Date).Order());
    }

    internal static IEnumerable<string> Topics() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(BuildOutput.RepositoryRoot, "grains", "Classification", "topics.json")))!
            .AsArray().Select(t => (string)t!["code"]!);
}
