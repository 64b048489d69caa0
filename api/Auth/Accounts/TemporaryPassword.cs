using System.Security.Cryptography;

namespace Dialog.Api.Auth.Accounts;

/// <summary>A password to read out once: its owner must change it before anything else.</summary>
internal static class TemporaryPassword
{
    // Without the signs that are mistaken for one another when read out or typed from a note.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
