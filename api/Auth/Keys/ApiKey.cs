using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Dialog.Api.Access;

namespace Dialog.Api.Auth.Keys;

/// <summary>A key as its region's administrators see it.</summary>
/// <param name="Prefix">The beginning of the key: enough to recognise it, of no use to anybody else.</param>
internal sealed record ApiKey(
    Guid Id, string Prefix, string Name, string Region,
    [property: AllowedValues("cases:read", "cases:write", "cases:personal", "intake:write", "webhooks:manage", "reports:read")] IReadOnlyList<string> Scopes,
    string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt, string? RevokedBy, DateTimeOffset? UsedAt)
{
    public const string Mark = "dlg_";
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int PrefixLetters = 8;

    /// <summary>Who it is in the audit log and in the history of cases.</summary>
    public Person Person => new($"key:{Prefix}", Name, Roles.Integration, Region, null, null, Id) { Scopes = Scopes };

    /// <summary>A new key: 256 random bits behind a prefix that may be shown.</summary>
    public static (string Key, string Prefix) New()
    {
        string prefix = Mark + RandomNumberGenerator.GetString(Letters, PrefixLetters);
        return ($"{prefix}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}", prefix);
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
