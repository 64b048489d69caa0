using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels;

public sealed class ANoteForAPerson
{
    [Fact]
    public void Is_cut_between_characters_and_without_what_the_database_refuses()
    {
        Assert.Equal(new string('x', 999), PlainText.Note(new string('x', 999) + "🏚️"));
        Assert.Equal("ab", PlainText.Note("a\0b"));
        Assert.Null(PlainText.Note(null));
    }
}
