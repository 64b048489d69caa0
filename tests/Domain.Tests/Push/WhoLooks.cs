using Dialog.Push;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

/// <summary>The screens that show one case.</summary>
public sealed class WhoLooks
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly Lookers lookers = new();

    [Fact]
    public void Is_one_line_a_person_however_many_screens()
    {
        lookers.Look("a", "anna", "Анна", Noon);
        lookers.Look("b", "anna", "Анна", Noon);
        lookers.Type("b", Noon);
        Assert.Equal([new CasePerson("anna", "Анна", true)], lookers.People(Noon));
        lookers.Leave("b");
        Assert.Equal([new CasePerson("anna", "Анна", false)], lookers.People(Noon));
    }

    [Fact]
    public void Is_news_only_when_it_changed()
    {
        lookers.Look("a", "anna", "Анна", Noon);
        Assert.NotNull(lookers.News(Noon));
        lookers.Look("a", "anna", "Анна", Noon.AddSeconds(20));
        Assert.Null(lookers.News(Noon.AddSeconds(20)));
        lookers.Type("a", Noon.AddSeconds(21));
        Assert.NotNull(lookers.News(Noon.AddSeconds(21)));
        lookers.Type("a", Noon.AddSeconds(24));
        Assert.Null(lookers.News(Noon.AddSeconds(24)));
        Assert.False(lookers.News(Noon.AddSeconds(31))!.Single().Typing);
    }

    [Fact]
    public void Forgets_a_screen_whose_node_died()
    {
        lookers.Look("a", "anna", "Анна", Noon);
        lookers.Look("b", "boris", "Борис", Noon.AddSeconds(40));
        Assert.Equal(["boris"], lookers.News(Noon.AddSeconds(61))!.Select(p => p.Id));
        Assert.Empty(lookers.News(Noon.AddSeconds(101))!);
        Assert.True(lookers.IsEmpty);
    }

    [Fact]
    public void Is_bounded()
    {
        for (int i = 0; i < 1000; i++)
        {
            lookers.Look($"{i}", $"{i}", "x", Noon);
        }

        Assert.Equal(100, lookers.People(Noon).Length);
    }
}
