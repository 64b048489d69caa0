using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Boris promised to mend the road within a week; whether he did is shown by evidence or said by the resident.</summary>
public sealed class KeepingAPromise
{
    private static readonly DateTimeOffset NextWeek = Given.Monday.AddDays(7);
    private static readonly Attachment Photo = new("photo", "f1", null, null, null, null);

    private static Situation Promised => Given.ACase().Claimed("boris").When(Commands.Promise("boris", NextWeek)).Done;

    private static Situation Answered => Promised.Later(24).When(Commands.Answer("boris")).Done;

    [Fact]
    public void With_words_or_a_photo_is_an_act_of_its_own()
    {
        PromiseKept kept = Promised.Later(24).When(Commands.Keep("boris", "Акт № 5", Photo)).Then<PromiseKept>();

        Assert.Equal((NextWeek, false, "official", "Акт № 5", "boris", "BORIS"), (kept.DueAt, kept.Late, kept.Source, kept.Text, kept.Official, kept.Name));
        Assert.Equal([Photo], kept.Attachments!);
        Assert.Null(Promised.When(Commands.Keep("boris", null, Photo)).Then<PromiseKept>().Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Without_evidence_is_refused(string? words) => Promised.When(Commands.Keep("boris", words)).IsRefused("evidence-missing");

    [Fact]
    public void That_was_never_given_is_refused() => Given.ACase().When(Commands.Keep("boris")).IsRefused("no-promise");

    [Fact]
    public void Twice_is_refused() => Promised.When(Commands.Keep("boris")).Done.When(Commands.Keep("anna")).IsRefused("no-promise");

    [Fact]
    public void Of_an_open_case_leaves_the_answer_owed()
    {
        Case kept = Promised.When(Commands.Keep("boris")).Is(typeof(PromiseKept), typeof(DeadlineSet)).State;

        Assert.Equal((CaseStatus.InWork, Obligations.Answer), (kept.Status, kept.Obligation!.Deadline));
        Assert.Null(kept.Promise);
    }

    [Fact]
    public void After_the_final_answer_ends_it()
    {
        Outcome kept = Answered.Later(1).When(Commands.Keep("boris")).Is(typeof(PromiseKept));

        Assert.Null(kept.State.Promise);
        Assert.Equal(CaseStatus.Answered, kept.State.Status);
    }

    [Fact]
    public void Is_what_a_confirmation_of_the_resident_does_too()
    {
        Outcome pressed = Answered.When(Commands.Confirm()).Is(typeof(PromiseKept), typeof(CaseConfirmed));
        Outcome written = Answered.Hears("Спасибо, всё сделали", Given.Thanks).Is(typeof(MessageReceived), typeof(PromiseKept), typeof(CaseConfirmed));

        Assert.All([pressed, written], said => Assert.Equal(("resident", null), (said.Then<PromiseKept>().Source, said.Then<PromiseKept>().Text)));
        Assert.Null(pressed.State.Promise);
    }

    [Fact]
    public void Is_not_what_an_officials_word_about_the_resident_does() =>
        Assert.Null(Answered.When(Commands.Confirm(ActorKind.Official)).Is(typeof(CaseConfirmed)).State.Promise);

    [Theory]
    [InlineData(24, 240, false)]
    [InlineData(169, 240, true)]
    public void Is_in_time_when_the_answer_that_is_confirmed_later_was(double answered, double confirmed, bool late) => Assert.Equal(
        late, Promised.Later(answered).When(Commands.Answer("boris")).Done.Later(confirmed).When(Commands.Confirm()).Then<PromiseKept>().Late);

    [Fact]
    public void Ends_without_a_word_when_the_resident_stays_silent()
    {
        Situation silent = Answered.Reports(DeliveryState.Sent).Strikes(ClockRules.Silence).Is(typeof(CaseClosed)).Done;

        Assert.Null(silent.State.Promise);
        Assert.DoesNotContain(silent.Events, e => e is PromiseKept or PromiseFulfilled);
    }

    [Fact]
    public void Is_doubted_by_a_dispute_which_starts_the_clock_again()
    {
        Outcome disputed = Answered.Hears("Яма на месте").Is(typeof(MessageReceived), typeof(CaseDisputed), typeof(DeadlineSet), typeof(DeadlineSet));

        Assert.Equal(NextWeek, disputed.State.Promise!.DueAt);
        Assert.Equal((NextWeek, NextWeek.AddHours(-1)), (disputed.State.Owed.Find(Obligations.Promise)!.DueAt, disputed.Done.Timer(Given.PromiseDue)!.At));
    }

    [Fact]
    public void Is_taken_back_by_a_dispute_of_what_was_shown()
    {
        Situation kept = Answered.When(Commands.Keep("boris")).Done.When(Commands.Confirm()).Done;
        Outcome disputed = kept.When(Commands.Dispute("Отвалилось")).Is(typeof(MessageReceived), typeof(CaseDisputed), typeof(DeadlineSet), typeof(PromiseReopened), typeof(DeadlineSet));

        Assert.Equal((NextWeek, "boris"), (disputed.State.Promise!.DueAt, disputed.State.Promise.Owner));
        Assert.Null(disputed.State.KeptPromise);
    }

    [Fact]
    public void Is_taken_back_before_the_answer_too() =>
        Promised.When(Commands.Keep("boris")).Done.When(Commands.Dispute("Яма на месте")).Is(typeof(MessageReceived), typeof(PromiseReopened), typeof(DeadlineSet));

    [Fact]
    public void That_is_disputed_after_its_time_is_missed_at_once()
    {
        Situation disputed = Answered.Later(240).When(Commands.Dispute()).Done;

        Assert.Equal(NextWeek, disputed.State.Obligation!.DueAt);
        Assert.Equal(Obligations.Promise, disputed.Strikes(Given.PromiseDue).Then<DeadlineMissed>().Deadline);
    }

    [Fact]
    public void Stays_as_an_old_journal_has_it()
    {
        Situation promised = Promised;
        CaseEvent[] old = [new PromiseFulfilled(NextWeek, false), .. promised.When(Commands.Answer("boris")).Decision.Events];
        Situation answered = promised with { State = old.Aggregate(promised.State, (c, e) => CaseFold.Apply(c, e, Given.Monday.AddDays(1))), Now = Given.Monday.AddDays(2) };

        Assert.Equal((CaseStatus.Answered, null, null), (answered.State.Status, answered.State.Promise, answered.State.KeptPromise));
        answered.When(Commands.Confirm()).Is(typeof(CaseConfirmed));
        answered.When(Commands.Dispute()).Is(typeof(CaseDisputed), typeof(DeadlineSet));
    }
}
