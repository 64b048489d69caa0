using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A case forwarded to an external organisation stays ours.</summary>
public sealed class HandingACaseOn
{
    private static readonly Actor Official = new(ActorKind.Official, "anna", "Анна");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static Case Open() => Case.None with { Id = Guid.NewGuid(), Version = 3, Status = CaseStatus.Open, Region = "demo", Thread = "demo-form/1", Channel = "demo-form" };

    private static ForwardCase Command(Case c, string channel = "organisation", string text = "Яма") => new() { CommandId = "c", CaseId = c.Id, By = Official, Channel = channel, ServiceCode = "001", Text = text };

    private static Case After(Case c, params CaseEvent[] events) => events.Aggregate(c, (s, e) => CaseFold.Apply(s, e, Now));

    private static RecordExternalStatus Word(Case c, int version, string? status, string? notes) => new() { CommandId = "h", CaseId = c.Id, By = Actor.System("open311"), ForwardVersion = version, Status = status, Notes = notes };

    [Fact]
    public void Is_written_down_and_changes_neither_status_nor_owner()
    {
        Case before = Open();
        CaseForwarded e = Assert.IsType<CaseForwarded>(Assert.Single(ForwardRules.Forward(before, Command(before)).Events));
        Case after = After(before, e);
        Assert.Equal((before.Status, before.Authority, before.Owed), (after.Status, after.Authority, after.Owed));
        Assert.Equal(("organisation", "001", DeliveryState.Queued), (after.Forwards[0].Channel, after.Forwards[0].ServiceCode, after.Forwards[0].Delivery));
    }

    [Fact]
    public void Is_refused_while_the_same_body_has_it_and_allowed_after_failure_doubt_or_its_end()
    {
        Case sent = After(Open(), new CaseForwarded("organisation", "001", "Яма", null, "anna", "Анна"));
        Assert.Equal("already-forwarded", ForwardRules.Forward(sent, Command(sent)).Refusal);
        Assert.Null(ForwardRules.Forward(sent, Command(sent, "another")).Refusal);
        Assert.Null(ForwardRules.Forward(After(sent, new DeliveryRecorded(4, DeliveryState.Failed, null, "refused")), Command(sent)).Refusal);
        Assert.Null(ForwardRules.Forward(After(sent, new DeliveryRecorded(4, DeliveryState.Unknown, null, null)), Command(sent)).Refusal);
        Assert.Null(ForwardRules.Forward(After(sent, new ExternalAnswered(4, "organisation", "7", "closed", null, null)), Command(sent)).Refusal);
    }

    [Theory]
    [InlineData("", "text-empty")]
    [InlineData(null, "text-too-long")]
    public void Is_refused_without_words_that_fit(string? text, string code) => Assert.Equal(code, ForwardRules.Forward(Open(), Command(Open(), text: text ?? new string('я', 4000))).Refusal);

    [Fact]
    public void Is_refused_when_nothing_is_owed_any_more() =>
        Assert.Equal("nothing-to-do", ForwardRules.Forward(Open() with { Status = CaseStatus.Answered }, Command(Open())).Refusal);

    [Fact]
    public void Is_told_what_is_new_only()
    {
        Case sent = After(Open(), new CaseForwarded("organisation", "001", "Яма", null, "anna", "Анна"));
        Assert.Empty(ForwardRules.Take(sent, Word(sent, 4, "open", null)).Events);
        ExternalAnswered said = Assert.IsType<ExternalAnswered>(Assert.Single(ForwardRules.Take(sent, Word(sent, 4, "open", "Едем")).Events));
        Case heard = After(sent, said);
        Assert.Empty(ForwardRules.Take(heard, Word(heard, 4, "open", "Едем")).Events);
        Assert.Single(ForwardRules.Take(heard, Word(heard, 4, "closed", "Едем")).Events);
        Assert.Equal("not-forwarded", ForwardRules.Take(heard, Word(heard, 9, "closed", null)).Refusal);
    }

    [Theory]
    [InlineData("open", null)]
    [InlineData("submitted", "")]
    [InlineData("received", " ")]
    [InlineData("confirmed", null)]
    public void Is_told_nothing_by_a_first_word_that_says_only_that_it_is_there(string status, string? notes)
    {
        Case sent = After(Open(), new CaseForwarded("organisation", "001", "Яма", null, "anna", "Анна"));
        Assert.Empty(ForwardRules.Take(sent, Word(sent, 4, status, notes)).Events);
        Assert.Single(ForwardRules.Take(sent, Word(sent, 4, "investigating", null)).Events);
        Assert.Single(ForwardRules.Take(sent, Word(sent, 4, status, "Едем")).Events);
    }

    [Fact]
    public void Is_told_the_photos_of_an_update_once_although_the_request_repeats_its_words()
    {
        Case sent = After(Open(), new CaseForwarded("organisation", "001", "Яма", null, "anna", "Анна"));
        Case heard = After(sent, [.. ForwardRules.Take(sent, Word(sent, 4, "fixed", ExternalStatus.Notes("Засыпали", ["https://a.example/1.jpg", "https://a.example/2.jpg"]))).Events]);

        Assert.Equal("Засыпали\n\nhttps://a.example/1.jpg\nhttps://a.example/2.jpg", heard.Forwards[0].Notes);
        Assert.Empty(ForwardRules.Take(heard, Word(heard, 4, "closed", "Засыпали")).Events);
        Assert.Single(ForwardRules.Take(heard, Word(heard, 4, "closed", "Засыпали всё")).Events);
    }

    [Fact]
    public void Is_not_closed_by_the_other_bodys_end()
    {
        Case sent = After(Open(), new CaseForwarded("organisation", "001", "Яма", null, "anna", "Анна"));
        Case done = After(sent, [.. ForwardRules.Take(sent, Word(sent, 4, "closed", "Сделано")).Events]);
        Assert.Equal(CaseStatus.Open, done.Status);
    }

    [Fact]
    public void Touches_no_answers_delivery_when_the_outbox_reports()
    {
        Case sent = After(Open(), new CaseForwarded("organisation", "001", "Яма", null, "anna", "Анна"), new DeliveryRecorded(4, DeliveryState.Sent, "7", null));
        Assert.Equal(DeliveryState.None, sent.Delivery);
        Assert.Equal(DeliveryState.Sent, sent.Forwards[0].Delivery);
    }
}
