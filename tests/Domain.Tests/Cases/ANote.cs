using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class ANote
{
    [Fact]
    public void Changes_nothing_but_the_version()
    {
        Situation open = Given.ACase();

        Case noted = open.When(Commands.Note("звонил в мостотрест")).Is(typeof(NoteAdded)).State;
        Assert.Equal(open.State with { Version = open.State.Version + 1 }, noted);
    }

    [Fact]
    public void Without_words_is_refused() => Given.ACase().When(Commands.Note("")).IsRefused("text-empty");

    [Fact]
    public void That_is_a_book_is_refused() => Given.ACase().When(Commands.Note(new string('я', 10_001))).IsRefused("text-too-long", "10001 > 10000");

    [Fact]
    public void Of_the_full_length_is_taken() => Given.ACase().When(Commands.Note(new string('я', 10_000))).Is(typeof(NoteAdded));

    [Fact]
    public void Is_taken_while_another_holds_the_case() => Given.ACase().Claimed("boris").When(Commands.Note("x")).Is(typeof(NoteAdded));
}
