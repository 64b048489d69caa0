using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AMessageChangedLater
{
    [Fact]
    public void Shows_its_new_words() => Assert.Equal("Две ямы", Given.ACase().Edits("Две ямы").State.Excerpt);

    [Fact]
    public void That_is_not_the_latest_leaves_the_excerpt() =>
        Assert.Equal("И фонарь", Given.ACase().Hears("И фонарь").Done.Edits("Две ямы", "m0").State.Excerpt);

    [Fact]
    public void Was_changed_when_the_network_says_so()
    {
        Situation open = Given.ACase().Later(2);
        DateTimeOffset edited = open.Now.AddMinutes(-30);

        Decision decision = ResidentRules.Edit(open.State, open.Message("Две ямы") with { EditedAt = edited });
        Assert.Equal(edited, new Outcome(open, decision).Then<MessageEdited>().EditedAt);
    }

    [Fact]
    public void Was_changed_when_it_was_seen_when_the_network_does_not_say() =>
        Assert.Equal(Given.Monday.AddHours(2), Given.ACase().Later(2).Edits("Две ямы").Then<MessageEdited>().EditedAt);

    [Fact]
    public void Refuses_an_answer_to_the_old_words()
    {
        Situation open = Given.ACase();

        open.Edits("Две ямы").Done.When(Commands.Answer("anna", seen: open.State.Version)).IsRefused("newer-message");
    }

    [Fact]
    public void Does_not_open_an_answered_case() =>
        Assert.Equal(CaseStatus.Answered, Given.AnAnsweredCase().Edits("Две ямы").Is(typeof(MessageEdited)).State.Status);

    [Fact]
    public void Deleted_leaves_the_case_and_its_deadline()
    {
        Situation deleted = Given.ACase().Deletes().Done;

        Assert.IsType<MessageDeleted>(deleted.Events[^1]);
        Assert.Equal(CaseStatus.Open, deleted.State.Status);
        Assert.NotNull(deleted.State.Obligation);
    }

    [Fact]
    public void Deleted_shows_its_words_no_more()
    {
        Situation deleted = Given.ACase().Deletes().Done;
        Assert.Equal("", deleted.State.Excerpt);

        Assert.Equal("", deleted.Edits("Две ямы").State.Excerpt);
        Assert.Equal("И фонарь", deleted.Hears("И фонарь").State.Excerpt);
    }

    [Fact]
    public void Deleted_that_is_not_the_latest_leaves_the_excerpt() =>
        Assert.Equal("И фонарь", Given.ACase().Hears("И фонарь").Done.Deletes("m0").State.Excerpt);

    [Fact]
    public void Deleted_refuses_an_answer_to_the_old_words()
    {
        Situation open = Given.ACase();

        open.Deletes().Done.When(Commands.Answer("anna", seen: open.State.Version)).IsRefused("newer-message");
    }

    [Fact]
    public void Of_no_case_changes_nothing()
    {
        Given.AThread().Edits("Две ямы").DoesNothing();
        Given.AThread().Deletes().DoesNothing();
    }
}
