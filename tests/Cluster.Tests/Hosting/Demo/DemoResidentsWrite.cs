using Dialog.Cases;
using Dialog.Local;
using Dialog.Local.Demo;

namespace Dialog.Cluster.Tests.Hosting.Demo;

public class DemoResidentsWrite
{
    private readonly Phrases _phrases = Phrases.Load();
    private readonly Random _random = new(7);

    [Fact]
    public void Of_every_topic_in_kinds_the_product_knows()
    {
        Assert.Equal(TheDemoRegion.Topics().Order(), _phrases.Templates.Select(t => t.Topic).Distinct().Order());
        Assert.All(_phrases.Templates, t => Assert.True(Enum.TryParse<MessageKind>(t.Kind, ignoreCase: true, out _), t.Kind));
    }

    [Fact]
    public void Whole_sentences_with_no_placeholder_left()
    {
        Phrases.Draft[] drafts = [.. Enumerable.Range(0, 3000).Select(_ => _phrases.Write(_random))];
        Assert.All(drafts, d => Assert.DoesNotContain('{', d.Text));
        Assert.True(drafts.Select(d => d.Text).Distinct().Count() > 2000);
    }

    [Fact]
    public void Names_of_streets_and_towns_in_the_case_that_the_preposition_asks_for()
    {
        Phrases.Draft[] drafts = [.. Enumerable.Range(0, 3000).Select(_ => _phrases.Write(_random))];
        string[] wrong = [.. _phrases.Streets.SelectMany(s => (string[])[$" на {s.Name}", $" за {s.Name}"]).Concat(_phrases.Towns.Select(t => $" в {t.Name},"))
            .Where(w => !_phrases.Streets.Any(s => w == $" за {s.Behind}" || w == $" на {s.On}"))];
        Assert.All(drafts, d => Assert.DoesNotContain(wrong, w => d.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(drafts, d => d.Text.Contains("на улице Звонарей", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_address_they_complained_of()
    {
        Phrases.Draft draft = _phrases.Write(_random);
        for (int i = 0; i < 20; i++)
        {
            string address = _phrases.Address(draft.Home, _random);
            Assert.Contains(draft.Home.Street, address, StringComparison.Ordinal);
            Assert.Contains(draft.Home.House, address, StringComparison.Ordinal);
        }
    }
}
