using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Boris, who holds the case of the hole, sends it to the road service by a link; the service has no account.</summary>
public sealed class AContractorByALink
{
    private static readonly Guid Link = new("11111111-0000-0000-0000-000000000001");
    private static readonly Guid Other = new("11111111-0000-0000-0000-000000000002");
    private static readonly Attachment Photo = new("photo", "f1", null, null, null, null);

    private static Situation Held => Given.ACase().Claimed("boris");

    private static Situation Asked => Held.When(Commands.AskContractor("boris", Link)).Done;

    [Fact]
    public void Is_asked_by_whoever_may_answer_the_case()
    {
        ContractorAsked asked = Held.When(Commands.AskContractor("boris", Link, 3, photos: new ContractorPhoto("m1", 0))).Then<ContractorAsked>();

        Assert.Equal((Link, "МУП «Дорсервис»", "Заделайте яму", "boris", false), (asked.Link, asked.Contractor, asked.Task, asked.Official, asked.WithContact));
        Assert.Equal([new ContractorPhoto("m1", 0)], asked.Photos!);
        Held.When(Commands.AskContractor("olga", Link)).IsRefused("claimed-by-another");
    }

    [Fact]
    public void Has_a_link_no_longer_than_the_region_allows()
    {
        Held.When(Commands.AskContractor("boris", Link, 31)).IsRefused("link-too-long");
        Held.When(Commands.AskContractor("boris", Link, 0)).IsRefused("link-too-long");
        Held.When(Commands.AskContractor("boris", Link, 30)).Is(typeof(ContractorAsked));
    }

    [Fact]
    public void Is_asked_with_a_name_a_task_and_a_day_to_come()
    {
        Held.When(Commands.AskContractor("boris", Link, contractor: " ")).IsRefused("contractor-missing");
        Held.When(Commands.AskContractor("boris", Link, task: "")).IsRefused("text-empty");
        Held.When(Commands.AskContractor("boris", Link, wantedBy: Given.Monday.AddDays(-1))).IsRefused("wanted-in-the-past");
    }

    [Fact]
    public void Is_not_asked_about_an_ended_case() => Held.When(Commands.Close("boris")).Done.When(Commands.AskContractor("boris", Link)).IsRefused("case-closed");

    [Fact]
    public void Answers_once_and_the_resident_is_owed_the_answer_as_before()
    {
        Outcome answered = Asked.When(Commands.AnswerAsContractor(Link, files: Photo));
        ContractorAnswered said = answered.Then<ContractorAnswered>();

        Assert.Equal(("Яма заделана", ContractorOutcome.Done, "boris"), (said.Text, said.Outcome, said.AskedBy));
        Assert.Equal([Photo], said.Attachments!);
        Assert.Equal((CaseStatus.InWork, Obligations.Answer), (answered.State.Status, answered.State.Obligation!.Deadline));
        answered.Done.When(Commands.AnswerAsContractor(Link, files: Photo)).DoesNothing();
        answered.Done.When(Commands.AnswerAsContractor(Link, ContractorOutcome.NotOurs, "Не наша")).IsRefused("link-answered");
    }

    [Fact]
    public void Asks_for_more_time_and_answers_by_the_same_link_later()
    {
        Outcome more = Asked.When(Commands.AnswerAsContractor(Link, ContractorOutcome.MoreTime, "Ждём асфальт", Given.Monday.AddDays(3)));

        Assert.Equal(Given.Monday.AddDays(3), more.Then<ContractorAnswered>().Until);
        more.Done.Later(24).When(Commands.AnswerAsContractor(Link)).Is(typeof(ContractorAnswered));
        Asked.When(Commands.AnswerAsContractor(Link, ContractorOutcome.MoreTime, "Ждём асфальт")).IsRefused("until-missing");
    }

    [Fact]
    public void Says_something_or_shows_that_it_is_done()
    {
        Asked.When(Commands.AnswerAsContractor(Link, text: " ")).IsRefused("text-empty");
        Asked.When(Commands.AnswerAsContractor(Link, ContractorOutcome.NotOurs, null, null, Photo)).IsRefused("text-empty");
        Asked.When(Commands.AnswerAsContractor(Link, text: null, files: Photo)).Is(typeof(ContractorAnswered));
    }

    [Fact]
    public void Is_shut_out_at_once_when_the_link_is_revoked()
    {
        Situation revoked = Asked.When(Commands.RevokeLink("olga", Link)).Done;

        revoked.When(Commands.AnswerAsContractor(Link)).IsRefused("link-revoked");
        revoked.When(Commands.RevokeLink("boris", Link)).DoesNothing();
        Asked.When(Commands.RevokeLink("boris", Other)).IsRefused("no-such-link");
    }

    [Fact]
    public void Comes_too_late_after_the_links_time()
    {
        Asked.Later(7 * 24).When(Commands.AnswerAsContractor(Link)).IsRefused("link-expired");
        Asked.Later((7 * 24) - 1).When(Commands.AnswerAsContractor(Link)).Is(typeof(ContractorAnswered));
    }

    [Fact]
    public void Of_another_link_is_not_concerned()
    {
        Situation both = Asked.When(Commands.AskContractor("boris", Other, contractor: "Горсвет")).Done.When(Commands.RevokeLink("boris", Link)).Done;

        Assert.Equal("Горсвет", both.When(Commands.AnswerAsContractor(Other)).Then<ContractorAnswered>().Contractor);
    }

    [Fact]
    public void Is_asked_by_ten_open_links_at_most()
    {
        Situation ten = Enumerable.Range(0, 10).Aggregate(Held, (before, i) => before.When(Commands.AskContractor("boris", new Guid(i, 0, 0, new byte[8]))).Done);

        ten.When(Commands.AskContractor("boris", Link)).IsRefused("too-many-contractor-links");
        ten.When(Commands.RevokeLink("boris", new Guid(0, 0, 0, new byte[8]))).Done.When(Commands.AskContractor("boris", Link)).Is(typeof(ContractorAsked));
    }

    [Fact]
    public void Cannot_answer_what_is_closed() => Asked.When(Commands.Close("boris")).Done.When(Commands.AnswerAsContractor(Link)).IsRefused("case-closed");

    [Fact]
    public void Leaves_the_name_of_the_firm_and_not_a_word_after_an_erasure()
    {
        ContractorAnswered said = Asked.When(Commands.AnswerAsContractor(Link, text: "Были у Петровой, кв. 5", files: Photo)).Then<ContractorAnswered>();
        ContractorAnswered left = (ContractorAnswered)Redaction.Of(said, "t", []);
        ContractorAsked asked = (ContractorAsked)Redaction.Of(Held.When(Commands.AskContractor("boris", Link, photos: new ContractorPhoto("m1", 0))).Then<ContractorAsked>(), "t", []);

        Assert.Equal(("МУП «Дорсервис»", null, null), (left.Contractor, left.Text, left.Attachments));
        Assert.Equal((Redaction.Marker, null), (asked.Task, asked.Photos));
    }
}
