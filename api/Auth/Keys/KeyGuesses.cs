using Dialog.Api.Setup;

namespace Dialog.Api.Auth.Keys;

/// <summary>Looks keys up for as long as an address has not shown too many wrong ones.</summary>
internal static class KeyGuesses
{
    /// <summary>Null for a key that is wrong, revoked or expired, and for any that is not looked up now: see <see cref="Wait"/>.</summary>
    public static async Task<ApiKey?> Find(this KeyTable keys, string key, HttpContext http, WrongSecrets wrong)
    {
        if (Wait(key, http, wrong) is not null)
        {
            return null;
        }

        if (await keys.Find(key, http.RequestAborted) is { } found)
        {
            wrong.Right(http, What(key));
            return found;
        }

        wrong.Wrong(http);
        return null;
    }

    /// <summary>How long this address has to wait before such a key of its is looked up again; null: not at all.</summary>
    public static TimeSpan? Wait(string key, HttpContext http, WrongSecrets wrong) => wrong.Wait(http, What(key));

    private static string What(string key) => $"key:{Convert.ToHexString(ApiKey.Hash(key))}";
}
