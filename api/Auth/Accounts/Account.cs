using Dialog.Api.Access;

namespace Dialog.Api.Auth.Accounts;

/// <summary>Who an account is at the OpenID Connect provider: what the provider gives to nobody else.</summary>
internal sealed record BoundIdentity(string Issuer, string Subject, DateTimeOffset BoundAt);

/// <summary>A row of <c>users</c> as ASP.NET Core Identity changes it.</summary>
internal sealed class Account
{
    public required string Login { get; set; }

    public required string Name { get; set; }

    public required string Role { get; set; }

    public required string Region { get; set; }

    public string? Authority { get; set; }

    public string? Official { get; set; }

    /// <summary>Null: signs in with a passkey or through the provider only.</summary>
    public string? PasswordHash { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Changes with the password, the factors and the rights: sessions of before end.</summary>
    public Guid Stamp { get; set; } = Guid.NewGuid();

    /// <summary>Grows with each change; a change of an older one is refused.</summary>
    public int Revision { get; set; }

    /// <summary>Somewhere too many wrong passwords or codes were given: signing in is closed there until then.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>As it is stored, protected.</summary>
    public string? TotpKey { get; set; }

    public bool TotpOn { get; set; }

    public int RecoveryCodesLeft { get; set; }

    /// <summary>Null: the provider's sign-in does not open it.</summary>
    public BoundIdentity? Identity { get; set; }

    /// <summary>Until when an invitation to bind it waits to be used.</summary>
    public DateTimeOffset? InvitedUntil { get; set; }

    /// <summary>The administrator that made it; null: the first account, or made before this was recorded.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When an administrator last let somebody in: a password, reset factors, a binding.</summary>
    public DateTimeOffset? AccessGivenAt { get; set; }

    /// <summary>Another account has the same official: both are of before that was refused.</summary>
    public bool OfficialShared { get; set; }

    /// <summary>In how many other regions its owner has a role.</summary>
    public int FurtherRoles { get; set; }

    public DateTimeOffset? SignedInAt { get; set; }

    public int Passkeys { get; set; }

    public bool HasSecondFactor => TotpOn || Passkeys > 0;

    /// <summary>
    /// Whose account it is to change: what opens it opens the other regions of its owner too, so that an administrator of one region
    /// changes nothing of somebody who works in several.
    /// </summary>
    public bool IsChangedBy(Person administrator) => administrator.Administers(Region) && (FurtherRoles == 0 || administrator.Region == Person.AllRegions);

    public Person Person => new(Login, Name, Role, Region, Authority, Official, Stamp) { MustChangePassword = MustChangePassword };
}
