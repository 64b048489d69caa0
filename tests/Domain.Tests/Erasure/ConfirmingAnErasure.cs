using Dialog.Erasure;
using Microsoft.Extensions.Configuration;

namespace Dialog.Domain.Tests.Erasure;

/// <summary>Two people confirm an erasure, not two accounts of one.</summary>
public sealed class ConfirmingAnErasure
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly FourEyes Rule = new(TimeSpan.FromHours(24));

    [Fact]
    public void Is_allowed_to_another_account_that_is_old_enough() => Assert.Null(Ask(Account("anna"), Account("boris")));

    [Fact]
    public void Is_refused_to_whoever_asked_for_it() => Assert.Equal("own-request", Ask(Account("anna"), Account("anna")));

    [Fact]
    public void Is_refused_to_an_account_that_the_requester_made() =>
        Assert.Equal("one-made-the-other", Ask(Account("anna"), Account("second") with { MadeBy = ["anna"] }));

    [Fact]
    public void Is_refused_to_whoever_made_the_requester() =>
        Assert.Equal("one-made-the-other", Ask(Account("second") with { MadeBy = ["anna"] }, Account("anna")));

    [Fact]
    public void Is_refused_to_an_account_that_was_made_through_a_third() =>
        Assert.Equal("one-made-the-other", Ask(Account("anna"), Account("third") with { MadeBy = ["second", "anna"] }));

    [Fact]
    public void Is_allowed_to_two_whom_one_administrator_made() =>
        Assert.Null(Ask(Account("anna") with { MadeBy = ["root"] }, Account("boris") with { MadeBy = ["root"] }));

    [Fact]
    public void Is_refused_to_an_account_of_the_same_official_of_the_region()
    {
        Assert.Equal("same-official", Ask(Account("anna") with { Official = "anna-p" }, Account("second") with { Official = "anna-p" }));
        Assert.Null(Ask(Account("anna") with { Official = "anna-p" }, Account("boris") with { Official = "anna-p", Region = "another" }));
        Assert.Null(Ask(Account("anna"), Account("boris")));
    }

    [Theory]
    [InlineData(23.9, 48, "requester-too-new")]
    [InlineData(48, 23.9, "confirmer-too-new")]
    [InlineData(24, 24, null)]
    public void Waits_until_both_have_had_their_access_for_a_day(double requester, double confirmer, string? refusal) => Assert.Equal(
        refusal, Ask(Account("anna") with { AccessSince = Now.AddHours(-requester) }, Account("boris") with { AccessSince = Now.AddHours(-confirmer) }));

    [Fact]
    public void Is_refused_when_one_of_them_is_not_there()
    {
        Assert.Equal("requester-gone", Rule.Refusal("anna", null, Account("boris"), Now));
        Assert.Equal("confirmer-gone", Rule.Refusal("anna", Account("anna"), null, Now));
    }

    [Theory]
    [InlineData(null, 24)]
    [InlineData("0", 0)]
    [InlineData("72", 72)]
    public void Has_its_age_from_a_setting(string? setting, double hours) => Assert.Equal(TimeSpan.FromHours(hours), FourEyes.Of(Settings(setting)).MinimumAge);

    [Fact]
    public void Refuses_an_age_that_is_none() =>
        Assert.Contains("Dialog:Erasure:MinimumAccountHours", Assert.Throws<InvalidOperationException>(() => FourEyes.Of(Settings("-1"))).Message, StringComparison.Ordinal);

    private static string? Ask(Signer requester, Signer confirmer) => Rule.Refusal(requester.Login, requester, confirmer, Now);

    private static Signer Account(string login) => new(login, "test", null, Now.AddDays(-100), []);

    private static IConfiguration Settings(string? hours) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Dialog:Erasure:MinimumAccountHours", hours)]).Build();
}
