using Dialog.Push;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

/// <summary>The screens that show one case.</summary>
public sealed class ViewersOfACase
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly Viewers _viewers = new();

    [Fact]
    public void Is_one_line_a_person_however_many_screens()
    {
        _viewers.Seen("a", "anna", "Анна", Noon);
        _viewers.Seen("b", "anna", "Анна", Noon);
        _viewers.Type("b", Noon);
        Assert.Equal([new CasePerson("anna", "Анна", true)], _viewers.People(Noon));
        _viewers.Leave("b");
        Assert.Equal([new CasePerson("anna", "Анна", false)], _viewers.People(Noon));
    }

    [Fact]
    public void Is_news_only_when_it_changed()
    {
        _viewers.Seen("a", "anna", "Анна", Noon);
        Assert.NotNull(_viewers.News(Noon));
        _viewers.Seen("a", "anna", "Анна", Noon.AddSeconds(20));
        Assert.Null(_viewers.News(Noon.AddSeconds(20)));
        _viewers.Type("a", Noon.AddSeconds(21));
        Assert.NotNull(_viewers.News(Noon.AddSeconds(21)));
        _viewers.Type("a", Noon.AddSeconds(24));
        Assert.Null(_viewers.News(Noon.AddSeconds(24)));
        Assert.False(_viewers.News(Noon.AddSeconds(31))!.Single().Typing);
    }

    [Fact]
    public void Is_told_at_once_that_what_was_written_is_sent()
    {
        _viewers.Seen("a", "anna", "Анна", Noon);
        _viewers.Type("a", Noon);
        Assert.True(_viewers.News(Noon)!.Single().Typing);
        _viewers.Rest("a");
        Assert.False(_viewers.News(Noon.AddSeconds(1))!.Single().Typing);
        _viewers.Rest("nobody");
        Assert.Null(_viewers.News(Noon.AddSeconds(2)));
    }

    [Fact]
    public void Forgets_a_screen_whose_node_died()
    {
        _viewers.Seen("a", "anna", "Анна", Noon);
        _viewers.Seen("b", "boris", "Борис", Noon.AddSeconds(40));
        Assert.Equal(["boris"], _viewers.News(Noon.AddSeconds(61))!.Select(p => p.Id));
        Assert.Empty(_viewers.News(Noon.AddSeconds(101))!);
        Assert.True(_viewers.IsEmpty);
    }

    [Fact]
    public void Is_bounded()
    {
        for (int i = 0; i < 1000; i++)
        {
            _viewers.Seen($"{i}", $"{i}", "x", Noon);
        }

        Assert.Equal(100, _viewers.People(Noon).Length);
    }
}
