using Dialog.Api.Access;

namespace Dialog.Api.Auth.Accounts;

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

    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>As it is stored, protected.</summary>
    public string? TotpKey { get; set; }

    public bool TotpOn { get; set; }

    public int RecoveryCodesLeft { get; set; }

    /// <summary>The name at the OpenID Connect provider where it is not the login.</summary>
    public string? ExternalId { get; set; }

    public DateTimeOffset? SignedInAt { get; set; }

    public int Passkeys { get; set; }

    public Person Person => new(Login, Name, Role, Region, Authority, Official, Stamp) { MustChangePassword = MustChangePassword };
}
