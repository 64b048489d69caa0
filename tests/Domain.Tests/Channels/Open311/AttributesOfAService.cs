using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.ExternalOrganisation;
using Dialog.Open311;

namespace Dialog.Domain.Tests.Channels.Open311;

/// <summary>An external organisation asks attributes for a service, and some of them it requires.</summary>
public sealed class AttributesOfAService
{
    private static readonly Service Roads = new("001", "Roads", null, true, "realtime", null, null);

    private static readonly OutgoingMessage Message = new("c0ffee:4", "001", null, "Яма", [new("location", null, "geo:55.75,37.61", "Садовая, 5", null, null)], null) { CaseNumber = 12 };

    [Fact]
    public void Are_sent_with_the_value_for_the_service_before_the_one_for_all() => Assert.Equal(
        ["attribute[district]=7", "attribute[where]=Садовая, 5", "attribute[kind][]=a", "attribute[kind][]=b", "attribute[lat]=55.75", "attribute[no]=12"],
        ExternalAttributes.Fields(
            [
                new(null, "district", "1"), new("001", "district", "7"), new("002", "other", "x"), new(null, "where", "{address}"), new("001", "kind", "a"), new("001", "kind", "b"),
                new(null, "lat", "{lat}"), new(null, "no", "{number}"),
            ],
            Message).Select(f => $"{f.Key}={f.Value}"));

    [Fact]
    public void Say_nothing_of_what_the_case_has_not() =>
        Assert.Empty(ExternalAttributes.Fields([new(null, "where", "{address}"), new(null, "lat", "{lat}")], Message with { Attachments = [] }));

    [Fact]
    public void Are_missing_when_required_and_without_a_value_or_with_one_of_no_list()
    {
        ServiceDefinition asked = new("001", [Asked("district"), Asked("note", required: false), Asked("kind", values: ["a", "b"]), Asked("hint", variable: false), Asked("dialog_id"), Asked("where")]);

        Assert.Equal(["district", "kind", "where"], ExternalAttributes.Gaps(Roads, asked, null, null).Select(g => g.Attribute));
        ServiceValue[] some = [new("001", "kind", "c"), new(null, "where", "{address}"), new(null, "district", "7")];
        ServiceGap wrong = Assert.Single(ExternalAttributes.Gaps(Roads, asked, some, Message));
        Assert.Equal(("kind", "c", "a, b"), (wrong.Attribute, wrong.Wrong, string.Join(", ", wrong.Values)));
        Assert.Equal(["kind", "where"], ExternalAttributes.Gaps(Roads, asked, some, Message with { Attachments = [] }).Select(g => g.Attribute));
        Assert.Empty(ExternalAttributes.Gaps(Roads, asked, [new(null, "kind", "a"), .. some[1..]], Message));
    }

    [Theory]
    [InlineData("district", "7", null)]
    [InlineData("di[strict", "7", "brackets")]
    [InlineData("district", "", "a value")]
    [InlineData("district", "{phone}", "{address}")]
    public void Are_checked_when_they_are_entered(string attribute, string value, string? problem)
    {
        ChannelSettings settings = new()
        {
            Region = "demo",
            Kind = ChannelKinds.ExternalOrganisation,
            Name = "Соседи",
            BaseAddress = "https://city.example",
            Token = "key",
            Attributes = [new(null, attribute, value)],
        };

        Dictionary<string, string[]> errors = ChannelSettingsRules.Errors(settings);
        if (problem is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.Contains(problem, errors["attributes"][0], StringComparison.Ordinal);
        }

        Assert.Contains("attributes", ChannelSettingsRules.Errors(settings with { Kind = ChannelKinds.Form }).Keys);
    }

    private static ServiceAttribute Asked(string code, bool required = true, bool variable = true, params string[] values) =>
        new(code, "string", variable, required, 1, $"What is {code}?", null, [.. values.Select(v => new AttributeValue(v, v))]);
}
