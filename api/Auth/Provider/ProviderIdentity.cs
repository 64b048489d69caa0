using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Dialog.Api.Auth.Provider;

/// <summary>
/// Who the provider says it is, from the id token whose signature, issuer, audience, nonce and age were checked; never from the user-info
/// answer or from a claim the person can choose.
/// </summary>
/// <param name="AuthenticatedAt">When the person showed their factors there; null: the provider does not say.</param>
/// <param name="SecondFactor">The provider says that it asked for more than one factor.</param>
internal sealed record ProviderIdentity(string Issuer, string Subject, DateTimeOffset? AuthenticatedAt, bool SecondFactor)
{
    private const string IssuerItem = "identity-issuer";
    private const string SubjectItem = "identity-subject";
    private const string AtItem = "identity-at";
    private const string SecondFactorItem = "identity-second-factor";

    /// <summary>Carries what the token says to the end of the provider's answer, within the server.</summary>
    public static Task Keep(TokenValidatedContext context)
    {
        IDictionary<string, string?> items = context.Properties!.Items;
        items[IssuerItem] = context.SecurityToken.Issuer;
        items[SubjectItem] = context.SecurityToken.Subject;
        items[AtItem] = context.SecurityToken.Claims.FirstOrDefault(c => c.Type == "auth_time")?.Value;
        // RFC 8176.
        items[SecondFactorItem] = context.SecurityToken.Claims.Any(c => c is { Type: "amr", Value: "mfa" }) ? "1" : null;
        return Task.CompletedTask;
    }

    /// <summary>Null: the token names nobody.</summary>
    public static ProviderIdentity? Of(AuthenticationProperties? properties) =>
        properties?.Items is { } items && items.TryGetValue(IssuerItem, out string? issuer) && items.TryGetValue(SubjectItem, out string? subject)
        && !string.IsNullOrEmpty(issuer) && !string.IsNullOrEmpty(subject)
            ? new ProviderIdentity(issuer, subject, Moment(items), items.TryGetValue(SecondFactorItem, out string? shown) && shown is not null)
            : null;

    private static DateTimeOffset? Moment(IDictionary<string, string?> items) =>
        items.TryGetValue(AtItem, out string? at) && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
