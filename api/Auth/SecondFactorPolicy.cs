using Dialog.Api.Access;

namespace Dialog.Api.Auth;

/// <summary>
/// The roles that must show a second factor: a session of theirs that has shown none may only set one up or show it. By default, in
/// Production, those who administer, who run the platform, and who let answers go.
/// </summary>
internal sealed record SecondFactorPolicy(IReadOnlyList<string> RequiredFor)
{
    private const string Setting = "Dialog:SecondFactor:RequiredFor";
    private const string Nobody = "none";
    private const string Default = $"{Roles.Administrator},{Roles.Engineer},{Roles.Approver}";

    public static SecondFactorPolicy Of(string? setting, bool production)
    {
        string text = string.IsNullOrWhiteSpace(setting) ? (production ? Default : Nobody) : setting;
        string[] roles = text == Nobody ? [] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return roles.FirstOrDefault(r => !Roles.All.Contains(r)) is { } unknown
            ? throw new InvalidOperationException($"{Setting} names '{unknown}': give roles of {string.Join(", ", Roles.All)}, separated by commas, or {Nobody}.")
            : new SecondFactorPolicy(roles);
    }

    public static SecondFactorPolicy Of(IConfiguration configuration, IHostEnvironment environment) => Of(configuration[Setting], environment.IsProduction());

    public bool Requires(string role) => RequiredFor.Contains(role);
}
