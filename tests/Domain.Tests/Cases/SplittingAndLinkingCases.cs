using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class SplittingAndLinkingCases
{
    private static readonly CaseRef Other = new(new Guid(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "telegram/7", 7);

    private static Split Split(params string[] messages) => new()
    {
        CommandId = "s1",
        CaseId = default,
        By = Commands.Official("olga"),
        MessageIds = messages,
        Text = "А ещё в поликлинике нет врача",
        PublishedAt = Given.Monday.AddMinutes(-2),
        SeenAt = Given.Monday.AddMinutes(-1),
    };

    [Fact]
    public void A_split_opens_a_case_whose_clock_started_with_the_message()
    {
        Situation split = Given.ACase().Later(3).When(Split("m1", "m2")).Done;
        OpenSplit open = Assert.IsType<OpenSplit>(Assert.Single(CrossCaseMessages.Of(split.State, 5)).Command);
        Assert.Equal((split.State.Thread, new CaseRef(split.State.Id, split.State.Thread, 5)), (CrossCaseMessages.Of(split.State, 5)[0].Thread, open.From));

        Decision opened = SplitRules.Open(open, split.State.Thread, 2, Given.Complaint with { Topic = "health-care" }, Given.Rules, Situation.NoLoads, split.Now);
        Case fresh = opened.Events.Aggregate(Case.None with { Id = open.CaseId }, (c, e) => CaseFold.Apply(c, e, split.Now));
        Assert.Equal(("health", CaseStatus.Open, "m2", true), (fresh.Authority, fresh.Status, fresh.LastMessageId, fresh.Unanswered));
        Assert.Equal((Given.Monday.AddMinutes(-1), Given.Monday.AddMinutes(-1).AddHours(8)), (fresh.Owed[0].From, fresh.Owed[0].DueAt));
        Assert.Equal(5, Assert.Single(fresh.Links).Number);
    }

    [Fact]
    public void A_split_asked_for_again_means_the_same_case() => Assert.Equal(
        Given.ACase().When(Split("m1")).Then<MessagesSplit>().NewCase,
        Given.ACase().Later(1).When(Split("m1")).Then<MessagesSplit>().NewCase);

    [Fact]
    public void A_split_of_nothing_is_refused() => Given.ACase().When(Split()).IsRefused("messages-invalid");

    [Fact]
    public void A_link_is_told_to_the_other_case_once()
    {
        LinkCases link = new() { CommandId = "", CaseId = default, By = Commands.Official("olga"), Other = Other };
        Situation linked = Given.ACase().When(link).Done;
        TakeCrossCaseMessage told = Assert.IsType<TakeCrossCaseMessage>(Assert.Single(CrossCaseMessages.Of(linked.State, 3)).Command);
        Assert.Equal((CrossCaseMessages.Linked, 3L), (told.What, told.From.Number));
        linked.When(link).DoesNothing();

        Situation back = Given.ACase().When(told with { From = Other }).Done;
        Assert.Empty(back.State.CrossCaseMessages);
        Assert.Empty(linked.When(link with { Remove = true }).State.Links);
        Given.ACase().When(link with { Other = Other with { CaseId = Given.ACase().State.Id } }).IsRefused("link-with-itself");
    }
}
