using System.Globalization;
using System.Text;
using Dialog.Api.Setup;

namespace Dialog.Api.Public;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a hole. Without a contact there is none to serve.</summary>
internal static class SecurityText
{
    // The RFC recommends less than a year; an installation that is switched off must not promise an ear for longer.
    private static readonly TimeSpan Validity = TimeSpan.FromDays(180);

    public static void MapSecurityText(this WebApplication app)
    {
        string? contact = Contact(app.Configuration["Dialog:Public:SecurityContact"]);
        string? policy = Policy(app.Configuration["Dialog:Public:SecurityPolicy"]);
        string? address = app.Services.GetRequiredService<PublicAddress>().Base;
        app.MapGet("/.well-known/security.txt", (TimeProvider time) => contact is null ? Errors.NotFound() : Results.Text(Of(contact, policy, address, time.GetUtcNow()), "text/plain; charset=utf-8"))
            .AllowAnonymous().RequireRateLimiting(Security.PublicLimit).ExcludeFromDescription();
    }

    public static string Of(string contact, string? policy, string? address, DateTimeOffset now)
    {
        StringBuilder text = new();
        text.Append("Contact: ").Append(contact).Append('\n');
        // By the day: what is asked for twice is the same.
        text.Append("Expires: ").Append((now.UtcDateTime.Date + Validity).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Append('\n');
        text.Append("Preferred-Languages: ru, en\n");
        if (!string.IsNullOrEmpty(address))
        {
            text.Append("Canonical: ").Append(address).Append("/.well-known/security.txt\n");
        }

        return policy is null ? text.ToString() : text.Append("Policy: ").Append(policy).Append('\n').ToString();
    }

    /// <summary>An address of mail, with or without its scheme, a telephone or a page; anything else ends the start with what to write.</summary>
    public static string? Contact(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return null;
        }

        string given = setting.Trim();
        string address = given.Contains('@') && !given.Contains(':') ? $"mailto:{given}" : given;
        return IsOneLine(address) && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "mailto" or "https" or "tel"
            ? address
            : throw new InvalidOperationException("Dialog:Public:SecurityContact must be an address of mail, mailto:…, tel:… or https://….");
    }

    public static string? Policy(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return null;
        }

        return IsOneLine(setting) && Uri.TryCreate(setting.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme == "https"
            ? setting.Trim()
            : throw new InvalidOperationException("Dialog:Public:SecurityPolicy must be the https:// address of the rules for reporting holes.");
    }

    private static bool IsOneLine(string text) => !text.Trim().Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
}
