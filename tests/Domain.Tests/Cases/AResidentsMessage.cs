using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AResidentsMessage
{
    [Fact]
    public void Opens_a_case_with_a_deadline()
    {
        Outcome opened = Given.AThread().Hears("Яма на дороге").Is(typeof(CaseOpened), typeof(MessageReceived), typeof(DeadlineSet));

        Assert.Equal((CaseStatus.Open, 1, 1, "roads", true), (opened.State.Status, opened.State.Ordinal, opened.State.Leg, opened.State.Authority, opened.State.Unanswered));
        Assert.Equal(("answer", "default-24h", Given.Monday.AddHours(24)), (opened.Then<DeadlineSet>().Deadline, opened.Then<DeadlineSet>().Rule, opened.Then<DeadlineSet>().DueAt));
    }

    [Fact]
    public void Goes_to_an_official_of_the_topics_authority() =>
        Assert.Contains(Given.ACase().State.Official, (string[])["anna", "boris"]);

    [Fact]
    public void Goes_to_the_authority_of_its_place() =>
        Assert.Equal("khimki", Given.ACase(Given.Complaint with { Address = "г. Химки, Ленина 5" }).State.Authority);

    [Fact]
    public void Of_an_unsure_topic_waits_for_an_operator() =>
        Assert.Equal((null, null), Routing(Given.ACase(Given.Complaint with { TopicConfidence = 0.49 })));

    [Fact]
    public void Of_an_unknown_topic_goes_to_the_default_authority() =>
        Assert.Equal(("head", null), Routing(Given.ACase(Given.Complaint with { Topic = "space" })));

    [Fact]
    public void With_the_sources_own_topic_needs_no_certainty()
    {
        Situation thread = Given.AThread();
        Decision decision = ResidentRules.Open(thread.Message("Болит") with { Topic = "health-care" }, thread.State.Id, 1, Given.Complaint with { TopicConfidence = 0.1 }, thread.Rules, Situation.NoLoads, thread.Now);

        CaseOpened opened = new Outcome(thread, decision).Then<CaseOpened>();
        Assert.Equal(("health-care", 1d, "health", "vera"), (opened.Topic, opened.TopicConfidence, opened.Authority, opened.Official));
    }

    [Fact]
    public void That_is_urgent_has_a_shorter_deadline() =>
        Assert.Equal("urgent-2h", Given.AThread().Hears("Обрыв провода", Given.Complaint with { Urgent = true }).Then<DeadlineSet>().Rule);

    [Fact]
    public void In_an_open_case_goes_on_with_it()
    {
        Outcome more = Given.ACase().Hears("И ещё фонарь").Is(typeof(MessageReceived));

        Assert.Equal(("И ещё фонарь", 4, 1), (more.State.Excerpt, more.State.LastInboundVersion, more.State.Leg));
    }

    [Fact]
    public void Of_thanks_in_an_open_case_settles_nothing() =>
        Given.ACase().Hears("Спасибо", Given.Thanks).Is(typeof(MessageReceived));

    [Fact]
    public void Ends_the_waiting_for_the_resident()
    {
        Situation asked = Given.ACase().When(Commands.Answer("anna", AnswerKind.AskAddress)).Done;
        Assert.Equal((CaseStatus.WaitingForResident, false), (asked.State.Status, asked.State.Unanswered));

        Case told = asked.Hears("Ленина 5", address: "Ленина 5").State;
        Assert.Equal((CaseStatus.InWork, "Ленина 5", true), (told.Status, told.Address, told.Unanswered));
    }

    [Fact]
    public void Ends_the_waiting_of_a_case_nobody_holds() => Assert.Equal(
        CaseStatus.Open,
        Given.ACase().When(Commands.Answer("anna", AnswerKind.AskAddress)).Done.When(Commands.Release("anna")).Done.Hears("Ленина 5").State.Status);

    [Fact]
    public void With_only_a_photo_shows_the_photo() => Assert.Equal("[photo]", Given.ACase().Hears("", album: "a").State.Excerpt);

    [Fact]
    public void Is_cut_between_characters()
    {
        string text = new string('я', CaseFold.ExcerptLength - 1) + "😀конец";

        Assert.Equal(new string('я', CaseFold.ExcerptLength - 1) + "…", Given.ACase().Hears(text).State.Excerpt);
    }

    private static (string?, string?) Routing(Situation s) => (s.State.Authority, s.State.Official);
}
