using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What holds at the very moment a time ends, and at the very version a command names.</summary>
public sealed class ExactlyAtTheMoment
{
    private static Situation Claimed => Given.ACase().Claimed("anna");

    [Theory]
    [InlineData(29.99, true)]
    [InlineData(30, false)]
    [InlineData(31, false)]
    public void A_lease_ends(double minutes, bool held)
    {
        DateTimeOffset now = Given.Monday.AddMinutes(minutes);

        Assert.Equal((held, held), (Claimed.State.HeldBy("anna", now), Claimed.State.HeldByOther("boris", now)));
        Assert.Equal((false, false), (Claimed.State.HeldBy("boris", now), Claimed.State.HeldByOther("anna", now)));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(16, true)]
    public void A_claim_is_renewed_from_the_half_of_its_lease_on(double minutes, bool renewed)
    {
        Outcome again = Claimed.Later(minutes / 60).When(Commands.Claim("anna"));
        if (renewed)
        {
            Assert.Equal(again.Before.Now.AddMinutes(30), again.Then<CaseClaimed>().LeaseUntil);
        }
        else
        {
            again.DoesNothing();
        }
    }

    [Theory]
    [InlineData(-1, "newer-message")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void An_author_has_read_the_latest_message(int versions, string? refusal)
    {
        Situation heard = Given.ACase().Hears("И фонарь").Done;

        Assert.Equal(refusal, heard.When(Commands.Answer("anna", seen: heard.State.LastInboundVersion + versions)).Decision.Refusal);
    }

    [Theory]
    [InlineData(-1, "newer-message")]
    [InlineData(0, null)]
    public void An_approver_has_read_the_latest_message(int versions, string? refusal)
    {
        Situation heard = Given.AStrictCase().When(Commands.Answer("anna")).Done.Hears("И фонарь").Done;

        Assert.Equal(refusal, heard.When(Commands.Approve("rita", heard.State.Proposal!.Revision, seen: heard.State.LastInboundVersion + versions)).Decision.Refusal);
    }

    [Theory]
    [InlineData(48, false)]
    [InlineData(48.01, true)]
    public void A_promise_is_still_kept(double hours, bool late)
    {
        Situation promised = Given.ACase().When(Commands.Promise("anna", Given.Monday.AddHours(48))).Done;

        Assert.Equal(late, promised.Later(hours).When(Commands.Keep("anna")).Then<PromiseKept>().Late);
    }

    [Theory]
    [InlineData(2.99, null)]
    [InlineData(3, "promise-in-past")]
    public void A_promise_cannot_be_approved_any_more(double hours, string? refusal)
    {
        Situation proposed = Given.AStrictCase().When(Commands.Promise("anna", Given.Monday.AddHours(3))).Done;

        Assert.Equal(refusal, proposed.Later(hours).When(Commands.Approve("rita", proposed.State.Proposal!.Revision)).Decision.Refusal);
    }

    [Theory]
    [InlineData(null, null, 366 * 24)]
    [InlineData(240, null, 240)]
    [InlineData(null, 120, 120)]
    [InlineData(240, 120, 120)]
    [InlineData(120, 240, 120)]
    public void A_promise_reaches_its_furthest(int? final, int? promise, double longest)
    {
        DeadlineRule?[] rules =
        [
            final is { } f ? new DeadlineRule("final", Obligations.FinalAfterPromise, f, false, null, null, null, null) : null,
            promise is { } p ? new DeadlineRule("promise", Obligations.Promise, p, false, null, null, null, null) : null,
        ];
        Situation open = Given.ACase() with { Rules = new CaseRules(Given.Region with { Deadlines = [.. rules.OfType<DeadlineRule>()] }) };
        DateTimeOffset last = Given.Monday.AddHours(longest);

        Assert.Equal(last, open.When(Commands.Promise("anna", last)).Then<PromiseMade>().DueAt);
        open.When(Commands.Promise("anna", last.AddMinutes(1))).IsRefused("promise-too-late", $"{last:O}");
    }

    [Theory]
    [InlineData(2.99, true)]
    [InlineData(3, false)]
    public void A_deadline_that_would_have_passed_is_left(double hours, bool planned)
    {
        CaseRules rules = new(Given.Region with { Version = 4, Deadlines = [new("three", "answer", 3, false, null, null, null, null)] });

        Assert.Equal(planned, (Given.ACase().Later(hours) with { Rules = rules }).When(Commands.Replan(4)).Decision.Events.Count == 1);
    }

    [Theory]
    [InlineData(0.59, CaseStatus.Open)]
    [InlineData(0.6, CaseStatus.Confirmed)]
    public void Thanks_are_sure(double confidence, CaseStatus status) =>
        Assert.Equal(status, Given.AnAnsweredCase().Hears("Спасибо", Given.Thanks with { KindConfidence = confidence }).State.Status);

    [Theory]
    [InlineData(0.49, null)]
    [InlineData(0.5, "roads")]
    public void A_topic_is_sure(double confidence, string? authority)
    {
        Outcome opened = Given.AThread().Hears("Яма", Given.Complaint with { TopicConfidence = confidence });

        Assert.Equal((authority, confidence), (opened.State.Authority, opened.Then<CaseOpened>().TopicConfidence));
    }

    [Theory]
    [InlineData("timer", true)]
    [InlineData("delivery", true)]
    [InlineData("external status", true)]
    [InlineData("note", false)]
    public void A_command_names_an_event_that_is_not_known_yet(string what, bool names)
    {
        Case known = Given.ACase().State;
        CaseCommand About(int version) => what switch
        {
            "timer" => Commands.Pass(ClockRules.Lease, version),
            "delivery" => Commands.Delivery(version, DeliveryState.Sent),
            "external status" => CommandsBetweenCases.Reported(version, "open", null),
            _ => Commands.Note("x"),
        };

        Assert.False(CaseDecider.IsAhead(About(known.Version), known));
        Assert.Equal(names, CaseDecider.IsAhead(About(known.Version + 1), known));
    }

    [Theory]
    [InlineData(24, 23)]
    [InlineData(4, 3)]
    [InlineData(2, 1.5)]
    [InlineData(0, 0)]
    [InlineData(-8, -8)]
    public void A_deadline_comes_near(double due, double near) =>
        Assert.Equal(Given.Monday.AddHours(near), EscalationLadder.ApproachingAt(Given.Monday, Given.Monday.AddHours(due)));
}
