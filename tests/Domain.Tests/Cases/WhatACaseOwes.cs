using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The list of obligations, and which events change it.</summary>
public sealed class WhatACaseOwes
{
    private static readonly CaseRules Changed = new(Given.Region with { Version = 4, Deadlines = [new("two-days", "answer", 48, false, null, null, null, null)] });

    private static readonly DeadlineRule Pausing = new("pausing", "answer", 24, false, null, null, null, null) { PausesWhileWaiting = true };

    private static Situation Asked => (Given.AThread() with { Rules = new CaseRules(Given.Region with { Deadlines = [Pausing] }) })
        .Hears("Яма").Done.When(Commands.Answer("anna", AnswerKind.AskAddress)).Done;

    [Fact]
    public void Is_ordered_by_time_and_then_by_name()
    {
        Sequence<Obligation> owed = Sequence<Obligation>.Empty.Put(One("promise", 5)).Put(One("answer", 5)).Put(One("intake", 1)).Put(One("final-after-promise", 5));

        Assert.Equal(["intake", "answer", "final-after-promise", "promise"], owed.Select(o => o.Deadline));
        Assert.Equal(["intake", "final-after-promise", "promise", "answer"], owed.Put(One("answer", 6)).Select(o => o.Deadline));
        Assert.Equal([One("answer", 6)], Sequence<Obligation>.Empty.Put(One("answer", 5)).Put(One("answer", 6)));
    }

    [Fact]
    public void Loses_every_name_that_is_no_longer_owed()
    {
        Sequence<Obligation> owed = new(One("intake", 1), One("answer", 2), One("promise", 3));

        Assert.Equal([One("promise", 3)], owed.Without("intake", "answer"));
        Assert.Equal([One("answer", 2)], owed.Without("intake", "promise"));
        Assert.Empty(owed.Without("intake", "answer", "promise"));
        Assert.Same(owed, owed.Without("approval"));
    }

    [Fact]
    public void Is_neither_near_nor_missed_at_first_and_both_when_it_is_missed()
    {
        Assert.Equal((false, false), (Given.ACase().State.Obligation!.Approached, Given.ACase().State.Obligation!.Missed));
        Obligation missed = Given.ACase().Later(25).Strikes(Given.AnswerDue).State.Obligation!;
        Assert.Equal((true, true), (missed.Approached, missed.Missed));
    }

    [Fact]
    public void Runs_from_where_its_event_says_rather_than_from_its_derivation()
    {
        DeadlineSet set = new("answer", Given.Monday.AddHours(9), Given.Monday.AddHours(8), "r", 1, 1, 9, false, []);

        Assert.Equal(Given.Monday.AddHours(-1), From(set with { From = Given.Monday.AddHours(-1) }));
        Assert.Equal(Given.Monday, From(set));
    }

    [Fact]
    public void Includes_the_operators_work_while_the_case_is_given_to_nobody()
    {
        CaseRules rules = new(Given.Region with { Deadlines = [new("intake-1h", "intake", 1, false, null, null, null, null)] });
        Situation unsure = (Given.AThread() with { Rules = rules }).Hears("Яма", Given.Complaint with { TopicConfidence = 0.1 }).Done;

        Assert.NotNull(CaseFold.Apply(unsure.State, new CaseRouted(null, null, null), unsure.Now).Owed.Find(Obligations.Intake));
        Assert.Null(CaseFold.Apply(unsure.State, new CaseRouted("roads", null, null), unsure.Now).Owed.Find(Obligations.Intake));
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.9, false)]
    public void Includes_the_operators_work_on_a_split_nobody_is_sure_of(double confidence, bool intake)
    {
        CaseRules rules = new(Given.Region with { Deadlines = [new("intake-1h", "intake", 1, false, null, null, null, null)] });
        OpenSplit open = Assert.IsType<OpenSplit>(Assert.Single(CrossCaseMessages.Of(Given.ACase().When(CommandsBetweenCases.Split("m0")).State, 5)).Command);

        Decision opened = SplitRules.Open(open, "telegram/77", 2, Given.Complaint with { TopicConfidence = confidence }, rules, Situation.NoLoads, Given.Monday);
        Assert.Equal(intake ? ["answer", "intake"] : ["answer"], opened.Events.OfType<DeadlineSet>().Select(d => d.Deadline));
    }

    [Theory]
    [InlineData("colleague")]
    [InlineData("nobody")]
    public void Is_not_planned_again_where_no_other_authority_has_the_case(string to)
    {
        Situation open = Given.ACase() with { Rules = Changed };

        (to == "nobody" ? open.When(Commands.HandBack("anna")) : open.When(Commands.Assign("roads", open.State.Official == "anna" ? "boris" : "anna")))
            .Is(to == "nobody" ? [typeof(CaseHandedBack), typeof(CaseRouted), typeof(DeadlineSet)] : [typeof(CaseRouted)]);
    }

    [Fact]
    public void Keeps_a_promises_date_whatever_the_rules_say_of_promises()
    {
        Situation promised = Given.ACase().When(Commands.Promise("anna", Given.Monday.AddDays(2))).Done;
        CaseRules rules = new(Given.Region with { Version = 4, Deadlines = [new("longer", Obligations.Promise, 240, false, null, null, null, null)] });

        (promised with { Rules = rules }).When(Commands.Replan(4)).DoesNothing();
    }

    [Fact]
    public void Stands_still_under_another_rule_that_pauses()
    {
        CaseRules rules = new(Given.Region with { Version = 4, Deadlines = [Pausing with { Hours = 48 }] });

        (Asked with { Rules = rules }).When(Commands.Replan(4)).DoesNothing();
    }

    [Fact]
    public void Goes_on_when_the_resident_disputes_instead_of_answering_the_question()
    {
        Outcome disputed = Asked.Later(10).When(Commands.Dispute("Я уже писал адрес")).Is(typeof(MessageReceived), typeof(DeadlineSet));

        Assert.Equal(Given.Monday.AddHours(34), disputed.Then<DeadlineSet>().DueAt);
    }

    [Fact]
    public void Stands_from_the_first_question_that_has_no_answer()
    {
        Situation again = Asked.Later(3).When(Commands.Answer("anna", AnswerKind.AskAddress)).Done;

        Assert.Equal(Given.Monday, again.State.WaitingSince);
        Assert.Equal([new Waiting(Given.Monday, Given.Monday.AddHours(5))], again.Later(2).Hears("Ленина 5").State.Waits);
    }

    private static Obligation One(string name, int hours) => new(name, Given.Monday, Given.Monday.AddHours(hours), null, 1, false, false, 0);

    private static DateTimeOffset From(DeadlineSet set) => CaseFold.Apply(Given.ACase().State, set, Given.Monday).Owed.Find("answer")!.From;
}
