namespace Dialog.Api.Auth;

/// <summary>Cookies beside the session's that signing in needs: of our own pages only, and for nothing but signing in.</summary>
internal static class SignInCookies
{
    public static CookieOptions For(HttpContext http, TimeSpan life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = life,
        Path = "/api/v1/session",
        IsEssential = true,
    };
}
