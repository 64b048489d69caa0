using System.Globalization;

namespace Dialog.Api.Auth.Guessing;

/// <summary>How many failures close, counted within a time.</summary>
internal sealed record FailureLimit(int Most, TimeSpan Within);

/// <summary>When guessing is slowed. Each full limit closes for five minutes, then ten, then twenty, an hour at most.</summary>
/// <param name="LoginsOfAddress">Logins that one address fails at, without a success after it: spraying.</param>
internal sealed record FailureLimits(FailureLimit LoginsOfAddress)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Of one login from one address, known device or open session.</summary>
    public static readonly FailureLimit OfSource = new(10, TimeSpan.FromDays(1));

    /// <summary>Of one login from all addresses it never signed in from, together.</summary>
    public static readonly FailureLimit FromUnknown = new(50, TimeSpan.FromDays(1));

    /// <summary>Who comes to guess a code knows the password already.</summary>
    public const int WeightOfCode = 5;

    private const string Setting = "Dialog:SignIn:LoginsPerAddress";
    private const int Usual = 20;
    private const int Highest = 1_000_000;

    public static FailureLimits Of(IConfiguration configuration) => configuration.GetValue(Setting, Usual) is >= 1 and <= Highest and int most
        ? new FailureLimits(new FailureLimit(most, TimeSpan.FromHours(1)))
        : throw new InvalidOperationException($"{Setting} is {configuration[Setting]}: give 1 to {Highest.ToString(CultureInfo.InvariantCulture)} logins.");
}
