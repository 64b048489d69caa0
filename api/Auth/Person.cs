using System.Security.Claims;
using Dialog.Cases;
using Claim = System.Security.Claims.Claim;

namespace Dialog.Api.Auth;

/// <summary>Roles as they stand in the database and the cookie.</summary>
public static class Roles
{
    public const string Operator = "operator";
    public const string Executor = "executor";
    public const string Lead = "lead";
    public const string Administrator = "administrator";

    public static readonly string[] All = [Operator, Executor, Lead, Administrator];
}

/// <summary>Somebody who may sign in. Region <c>*</c> belongs to administrators of the whole installation.</summary>
internal sealed record Person(string Login, string Name, string Role, string Region, string? Authority, string? Official, Guid Stamp)
{
    public const string AllRegions = "*";

    /// <summary>The id under which this person works on cases.</summary>
    public string ActorId => Official ?? Login;

    public Actor Actor => new(ActorKind.Official, ActorId, Name);

    public bool Administers(string region) => Role == Roles.Administrator && (Region == AllRegions || Region == region);

    /// <summary>An executor sees their authority, others of a region see the region. Nobody sees another region.</summary>
    public bool Sees(CaseSummary c) => Region == c.Region && (Role != Roles.Executor || Authority == c.Authority || c.ClaimedBy == ActorId || c.Approver == ActorId);

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Login), new(ClaimTypes.Name, Name), new(ClaimTypes.Role, Role), new("region", Region), new("stamp", Stamp.ToString()),
        ];
        if (Authority is not null)
        {
            claims.Add(new Claim("authority", Authority));
        }

        if (Official is not null)
        {
            claims.Add(new Claim("official", Official));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    public static Person Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.FindFirstValue(ClaimTypes.Name)!,
        user.FindFirstValue(ClaimTypes.Role)!,
        user.FindFirstValue("region")!,
        user.FindFirstValue("authority"),
        user.FindFirstValue("official"),
        Guid.Parse(user.FindFirstValue("stamp")!));
}
