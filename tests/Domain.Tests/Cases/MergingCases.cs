using CsCheck;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The same trouble reported by several residents: one case waits in another.</summary>
public sealed class MergingCases
{
    private static Neighbourhood Merged()
    {
        Neighbourhood street = new(3);
        street.Merge(2, 1);
        street.Settle();
        return street;
    }

    [Fact]
    public void Puts_the_later_into_the_earlier_whoever_wishes_it_how()
    {
        Neighbourhood street = new(2);
        street.Merge(1, 2);
        Assert.Empty(street.Merge(2, 1).Events);
        street.Settle();

        Assert.Equal((CaseStatus.Merged, 1L), (street[2].State.Status, street[2].State.MergedInto!.Number));
        Assert.Equal([2L], street[1].State.Members.Select(m => m.Number));
        Assert.Empty(street[2].State.Owed);
        Assert.NotEmpty(street[1].State.Owed);
    }

    [Fact]
    public void Against_the_order_of_numbers_is_refused() => Given.ACase().When(new Merge
    {
        CommandId = "",
        CaseId = default,
        By = Commands.Official("olga"),
        Number = 4,
        Into = new CaseRef(new Guid(9, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "telegram/9", 9),
    }).IsRefused("merge-order", "9");

    [Fact]
    public void Brings_the_final_answer_to_everybody_who_waits()
    {
        Neighbourhood street = Merged();
        street.Give(1, Commands.Answer("anna", text: "Яму заделали") with { CommandId = "final" });
        street.Settle();

        Assert.All((int[])[1, 2], n => Assert.Equal((CaseStatus.Answered, "Яму заделали"), (street[n].State.Status, street[n].Events.OfType<AnswerGiven>().Single().Text)));
        Assert.Equal(CaseStatus.Open, street[3].State.Status);
    }

    [Fact]
    public void Lets_one_who_disagrees_reopen_only_theirs()
    {
        Neighbourhood street = Merged();
        street.Give(1, Commands.Answer("anna") with { CommandId = "final" });
        street.Settle();
        street.Hears(2, "Ничего не заделали!");

        Assert.Equal((CaseStatus.Open, 2, true), (street[2].State.Status, street[2].State.Leg, street[2].State.Unanswered));
        Assert.Equal(CaseStatus.Answered, street[1].State.Status);
    }

    [Fact]
    public void Is_heard_where_it_waits()
    {
        Neighbourhood street = Merged();
        int seen = street[1].State.Version;
        street.Hears(2, "Теперь там и люк открыт");
        street.Settle();

        Assert.Equal(("Теперь там и люк открыт", true), (street[1].State.Excerpt, street[1].State.Unanswered));
        Assert.Equal("newer-message", street.Give(1, Commands.Answer("anna", seen: seen)).Refusal);
    }

    [Fact]
    public void Is_undone_with_the_clocks_as_they_ran()
    {
        Neighbourhood street = new(2);
        Case before = street[2].State;
        street.Merge(2, 1);
        street.Settle();
        street.Unmerge(2);
        street.Settle();

        Assert.Equal((CaseStatus.Open, null, true), (street[2].State.Status, street[2].State.MergedInto, street[2].State.Unanswered));
        Assert.Equal(before.Owed, street[2].State.Owed);
        Assert.Empty(street[1].State.Members);
    }

    [Fact]
    public void Undone_after_the_rules_have_changed_goes_on_by_the_new_ones()
    {
        Situation merged = Given.ACase().When(new Merge
        {
            CommandId = "",
            CaseId = default,
            By = Commands.Official("olga"),
            Number = 9,
            Into = new CaseRef(new Guid(4, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "telegram/4", 4),
        }).Done;
        CaseRules slower = new(Given.Region with { Version = 4, Deadlines = [new("two-days", "answer", 48, false, null, null, null, null)] });
        Outcome back = (merged.Later(1) with { Rules = slower }).When(new Unmerge { CommandId = "", CaseId = default, By = Commands.Official("olga"), Reason = "разные" });

        Assert.Equal((Given.Monday.AddHours(48), Given.Monday.AddHours(24)), (back.Then<DeadlineSet>().DueAt, back.Then<DeadlineSet>().Was));
        Assert.Equal(Given.Monday.AddHours(48), back.State.Obligation!.DueAt);
    }

    [Fact]
    public void Into_a_case_that_ended_meanwhile_is_undone_by_itself()
    {
        Neighbourhood street = new(2);
        street.Merge(2, 1);
        street.Give(1, Commands.Close("anna"));
        street.Settle();
        Assert.Equal((CaseStatus.Open, null), (street[2].State.Status, street[2].State.MergedInto));

        Neighbourhood other = Merged();
        other.Give(1, Commands.Close("anna"));
        other.Settle();
        Assert.Equal(CaseStatus.Open, other[2].State.Status);
    }

    [Fact]
    public void Goes_on_through_a_chain()
    {
        Neighbourhood street = new(3);
        street.Merge(3, 2);
        street.Merge(2, 1);
        street.Settle();
        street.Hears(3, "И у нас");
        street.Settle();
        Assert.Equal("И у нас", street[1].State.Excerpt);

        street.Give(1, Commands.Answer("anna") with { CommandId = "final" });
        street.Settle();
        Assert.All(street.Numbers, n => Assert.Equal(CaseStatus.Answered, street[n].State.Status));
    }

    [Fact]
    public void Again_after_an_undo_holds_when_everything_is_brought_twice()
    {
        Neighbourhood street = new(2);
        street.Merge(2, 1);
        street.Carry(2, crash: true);
        street.Unmerge(2);
        street.Give(1, Commands.Answer("anna") with { CommandId = "final" });
        street.Carry(1);
        street.Merge(2, 1);
        street.Hears(1, "Не сделано");

        street.Carry(2, crash: true);
        street.Settle();

        Assert.Equal(CaseStatus.Merged, street[2].State.Status);
        Assert.Contains(street[1].State.Members, m => m.Number == 2);
    }

    [Fact]
    public void Refuses_work_on_what_waits_elsewhere()
    {
        Neighbourhood street = Merged();
        Assert.Equal(("merged", "1"), (street.Give(2, Commands.Claim("anna")).Refusal, street.Give(2, Commands.Answer("anna")).Detail));
        Assert.Equal("merged", street.Give(2, new Merge { CommandId = "", CaseId = default, By = Commands.Official("olga"), Into = new CaseRef(Guid.Empty, "t/0", 0), Number = 2 }).Refusal);
    }

    [Fact]
    public void Never_loses_a_resident_whatever_is_merged_undone_answered_and_carried_twice() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[1, 5], Gen.Int[1, 5]).Array[1, 60].Sample(steps =>
        {
            Neighbourhood street = new(5);
            foreach (((int what, int a, int b), int i) in steps.Select((s, i) => (s, i)))
            {
                switch (what)
                {
                    case <= 2 when a != b: street.Merge(a, b); break;
                    case 3: street.Unmerge(a); break;
                    case 4 when street[a].State.Status != CaseStatus.Closed: street.Hears(a, $"слово {i}"); break;
                    case 5: street.Give(a, Commands.Answer("anna", text: $"ответ {i}") with { CommandId = $"a{i}" }); break;
                    case 6: street.Give(a, Commands.Close("anna") with { CommandId = $"c{i}" }); break;
                    default: street.Carry(a, crash: what == 8); break;
                }
            }

            street.Settle();
            foreach (int n in street.Numbers)
            {
                Case c = street[n].State;
                if (c.Status == CaseStatus.Merged)
                {
                    // Whoever waits is waited for, by a case that is still owed or waits itself, always earlier.
                    Case target = street[(int)c.MergedInto!.Number].State;
                    Assert.Contains(target.Members, m => m.CaseId == c.Id);
                    Assert.True(target.IsOpen || target.Status == CaseStatus.Merged, $"{n} waits in a case that is {target.Status}.");
                    Assert.True(c.MergedInto.Number < n);
                }

                Assert.All(c.Members, m => Assert.Equal(CaseStatus.Merged, street[(int)m.Number].State.Status));
                Assert.True(!c.IsOpen || c.Owed.Count > 0, "An open case owes nothing.");
            }
        }, iter: Samples.Of(3000), print: s => string.Join(" ", s));
}
