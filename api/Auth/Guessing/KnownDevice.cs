using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Dialog.Api.Auth.Guessing;

/// <summary>
/// A browser in which an account has signed in, by a sealed cookie. It opens nothing: wrong passwords from it are counted by themselves, so
/// that its owner gets in while strangers guess, whatever network they share.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("known-device").ToTimeLimitedDataProtector();

    public SignInSource SourceOf(HttpContext http, string login) =>
        Read(http, login) is { } device ? SignInSource.OfDevice(device) : SignInSource.OfAddress(http.Connection.RemoteIpAddress);

    /// <summary>Makes the browser known to the account that is signed in.</summary>
    public void Remember(HttpContext http, string login)
    {
        if (Read(http, login) is not null)
        {
            return;
        }

        string device = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(Name(login), _protector.Protect($"{device} {login}", SignInPlaces.Remembered), SignInCookies.For(http, SignInPlaces.Remembered));
    }

    private string? Read(HttpContext http, string login)
    {
        try
        {
            return http.Request.Cookies[Name(login)] is { } cookie && _protector.Unprotect(cookie).Split(' ', 2) is [{ } device, { } owner] && owner == login ? device : null;
        }
        catch (CryptographicException)
        {
            // Forged, or half a year old: an unknown device.
            return null;
        }
    }

    // Several people may use one browser: each has a cookie. The name must not tell their logins.
    private static string Name(string login) => $"dialog-device-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(login)).AsSpan(0, 6))}";
}
