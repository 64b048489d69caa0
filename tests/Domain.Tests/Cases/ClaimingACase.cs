using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class ClaimingACase
{
    [Fact]
    public void Takes_it_into_work_for_the_lease()
    {
        Outcome claimed = Given.ACase().When(Commands.Claim("anna"));

        Assert.Equal(new CaseClaimed("anna", "ANNA", Given.Monday.AddMinutes(30)), claimed.Then<CaseClaimed>());
        Assert.Equal((CaseStatus.InWork, "anna"), (claimed.State.Status, claimed.State.ClaimedBy));
    }

    [Fact]
    public void Is_refused_while_another_holds_it_and_says_who() =>
        Given.ACase().Claimed("anna").When(Commands.Claim("boris")).IsRefused("claimed-by-another", "ANNA");

    [Fact]
    public void Succeeds_when_the_others_lease_ran_out() =>
        Assert.Equal("boris", Given.ACase().Claimed("anna").Later(0.5).When(Commands.Claim("boris")).State.ClaimedBy);

    [Fact]
    public void Again_is_already_done() => Given.ACase().Claimed("anna").Later(0.2).When(Commands.Claim("anna")).DoesNothing();

    [Fact]
    public void Again_in_the_leases_second_half_renews_it() =>
        Assert.Equal(Given.Monday.AddMinutes(54), Given.ACase().Claimed("anna").Later(0.4).When(Commands.Claim("anna")).Then<CaseClaimed>().LeaseUntil);

    [Fact]
    public void Is_refused_when_nothing_is_owed() => Given.AnAnsweredCase().When(Commands.Claim("anna")).IsRefused("nothing-to-do");

    [Fact]
    public void Is_refused_of_a_closed_case() =>
        Given.ACase().When(Commands.Close("anna")).Done.When(Commands.Claim("anna")).IsRefused("case-closed");

    [Fact]
    public void Keeps_a_promise_a_promise() => Assert.Equal(
        CaseStatus.Promised,
        Given.ACase().When(Commands.Promise("anna", Given.Monday.AddDays(9))).Done.When(Commands.Release("anna")).Done.When(Commands.Claim("boris")).State.Status);

    [Fact]
    public void Is_undone_by_a_release()
    {
        Outcome released = Given.ACase().Claimed("anna").When(Commands.Release("anna")).Is(typeof(ClaimReleased));

        Assert.Equal((CaseStatus.Open, null, null), (released.State.Status, released.State.ClaimedBy, released.State.Lease));
    }

    [Fact]
    public void Is_not_undone_by_anothers_release() => Given.ACase().Claimed("anna").When(Commands.Release("boris")).DoesNothing();

    [Fact]
    public void Of_no_case_is_refused() => Given.AThread().When(Commands.Claim("anna")).IsRefused("case-not-found");
}
