using System.Text.RegularExpressions;
using Dialog.Classification;

namespace Dialog.Domain.Tests.Classification;

public sealed partial class TheTopicCatalogue
{
    [Fact]
    public void Has_distinct_kebab_codes_and_names_in_both_languages()
    {
        IReadOnlyList<Topic> topics = TopicCatalogue.Default.Topics;

        Assert.Equal(topics.Count, topics.Select(topic => topic.Code).Distinct().Count());
        Assert.All(topics, topic => Assert.Matches(Kebab(), topic.Code));
        Assert.All(topics, topic => Assert.False(string.IsNullOrWhiteSpace(topic.Ru) || string.IsNullOrWhiteSpace(topic.En)));
    }

    [Fact]
    public void Names_a_topic_in_the_readers_language()
    {
        Assert.Equal("Дороги и тротуары", TopicCatalogue.Default.Name("roads", "ru"));
        Assert.Equal("Roads and pavements", TopicCatalogue.Default.Name("roads", "en"));
    }

    [Fact]
    public void Lets_a_retired_code_name_itself()
    {
        Assert.Null(TopicCatalogue.Default.Find("tram-depots"));
        Assert.Equal("tram-depots", TopicCatalogue.Default.Name("tram-depots", "ru"));
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();
}
