using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Dialog.Erasure;

/// <summary>An account that asks for an erasure or confirms one.</summary>
/// <param name="AccessSince">When it was made, or when an administrator last let somebody into it: until then it was somebody else's to use.</param>
/// <param name="MadeBy">The administrators that made it, and those that made them.</param>
internal sealed record Signer(string Login, string Region, string? Official, DateTimeOffset AccessSince, IReadOnlyList<string> MadeBy);

/// <summary>Two people, and not two accounts of one: neither account made the other, both are old enough for their owners to have noticed.</summary>
/// <param name="MinimumAge">Of both accounts.</param>
internal sealed record FourEyes(TimeSpan MinimumAge)
{
    private const string Setting = "Dialog:Erasure:MinimumAccountHours";
    private const double Day = 24;
    private const double Year = 366 * Day;

    public static FourEyes Of(IConfiguration configuration) => configuration.GetValue(Setting, Day) is >= 0 and <= Year and double hours
        ? new FourEyes(TimeSpan.FromHours(hours))
        : throw new InvalidOperationException($"{Setting} is {configuration[Setting]}: give 0 to {Year.ToString(CultureInfo.InvariantCulture)} hours.");

    /// <summary>Why this one may not confirm; null: they may. Somebody who is not there any more confirms nothing.</summary>
    public string? Refusal(string requestedBy, Signer? requester, Signer? confirmer, DateTimeOffset now) => (requester, confirmer) switch
    {
        (_, null) => "confirmer-gone",
        _ when confirmer.Login == requestedBy => "own-request",
        (null, _) => "requester-gone",
        _ when confirmer.MadeBy.Contains(requester.Login) || requester.MadeBy.Contains(confirmer.Login) => "one-made-the-other",
        _ when confirmer.Official is not null && (confirmer.Region, confirmer.Official) == (requester.Region, requester.Official) => "same-official",
        _ when now - requester.AccessSince < MinimumAge => "requester-too-new",
        _ when now - confirmer.AccessSince < MinimumAge => "confirmer-too-new",
        _ => null,
    };
}
