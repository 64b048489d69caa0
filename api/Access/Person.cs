using System.Security.Claims;
using Dialog.Cases;
using Claim = System.Security.Claims.Claim;

namespace Dialog.Api.Access;

/// <summary>
/// Somebody who may sign in, or an API key that acts for a system. Region <c>*</c> belongs to administrators of the whole
/// installation and to central roles.
/// </summary>
internal sealed record Person(string Login, string Name, string Role, string Region, string? Authority, string? Official, Guid Stamp)
{
    public const string AllRegions = "*";
    public const string MustChangePasswordClaim = "must-change-password";
    public const string SecondFactorMissingClaim = "second-factor-missing";
    public const string ScopeClaim = "scope";
    private const string BelowClaim = "below";

    /// <summary>The authority and those beneath it, for a role that is bound to one; otherwise empty.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];

    /// <summary>Of an API key.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public bool MustChangePassword { get; init; }

    /// <summary>The role requires a second factor and the session has shown none.</summary>
    public bool SecondFactorMissing { get; init; }

    /// <summary>The id under which this person works on cases.</summary>
    public string ActorId => Official ?? Login;

    public Actor Actor => new(ActorKind.Official, ActorId, Name);

    public bool IsBoundToAuthority => Roles.IsBoundToAuthority(Role);

    /// <summary>The region is theirs to change, if their permission allows such a change at all: a key has no role but its scopes.</summary>
    public bool Administers(string region) => Role is Roles.Administrator or Roles.Integration && BelongsTo(region);

    /// <summary>This region is theirs, or all are.</summary>
    public bool BelongsTo(string region) => Region == AllRegions || Region == region;

    /// <summary>
    /// Executors and approvers see their authority and those beneath it, what they hold and what waits for their approval; others of a region see the region.
    /// Nobody sees another region. Whether the role reads cases at all is decided by the permission.
    /// </summary>
    public bool Sees(CaseSummary c) => Region == c.Region && (!IsBoundToAuthority || IsUnder(c.Authority) || c.ClaimedBy == ActorId || c.Approver == ActorId);

    public bool IsUnder(string? authority) => authority is not null && Authorities.Contains(authority);

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Login), new(ClaimTypes.Name, Name), new(ClaimTypes.Role, Role), new("region", Region), new("stamp", Stamp.ToString()),
        ];
        Add(claims, "authority", Authority);
        Add(claims, "official", Official);
        Add(claims, MustChangePasswordClaim, MustChangePassword ? "1" : null);
        Add(claims, SecondFactorMissingClaim, SecondFactorMissing ? "1" : null);
        claims.AddRange(Authorities.Select(a => new Claim(BelowClaim, a)));
        claims.AddRange(Scopes.Select(s => new Claim(ScopeClaim, s)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    public static Person Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.FindFirstValue(ClaimTypes.Name)!,
        user.FindFirstValue(ClaimTypes.Role)!,
        user.FindFirstValue("region")!,
        user.FindFirstValue("authority"),
        user.FindFirstValue("official"),
        Guid.Parse(user.FindFirstValue("stamp")!))
    {
        Authorities = [.. user.FindAll(BelowClaim).Select(c => c.Value)],
        Scopes = [.. user.FindAll(ScopeClaim).Select(c => c.Value)],
        MustChangePassword = user.HasClaim(c => c.Type == MustChangePasswordClaim),
        SecondFactorMissing = user.HasClaim(c => c.Type == SecondFactorMissingClaim),
    };

    private static void Add(List<Claim> claims, string type, string? value)
    {
        if (value is not null)
        {
            claims.Add(new Claim(type, value));
        }
    }
}
