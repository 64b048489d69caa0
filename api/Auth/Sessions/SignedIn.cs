namespace Dialog.Api.Auth.Sessions;

/// <summary>A row of <c>sessions</c>: one browser in which somebody signed in.</summary>
/// <param name="Id">Named within the sealed cookie; the id alone opens nothing.</param>
/// <param name="SeenAt">To within <see cref="SessionLimits.SeenEvery"/>.</param>
/// <param name="Agent">Browser and system, human-readable; null where they are unknown.</param>
/// <param name="AddressPrefix">The network it began in.</param>
/// <param name="Way">One of <see cref="SignInWay"/>.</param>
/// <param name="SecondFactorAt">When a second factor was shown; null: none was.</param>
/// <param name="Region">Where it is in force; null: the account's own region. It is the same for as long as the session lives.</param>
internal sealed record SignedIn(
    Guid Id, string Login, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Agent, string? AddressPrefix, string Way, DateTimeOffset? SecondFactorAt = null, string? Region = null);
