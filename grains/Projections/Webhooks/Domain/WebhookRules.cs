using Dialog.Outbound;
using Dialog.Webhooks;

namespace Dialog.Projections.Webhooks.Domain;

/// <summary>What a webhook's settings must hold.</summary>
internal static class WebhookRules
{
    private const int LongestName = 100;
    private const int LongestUrl = 1000;

    /// <summary>Problems by field, in the field's JSON name.</summary>
    /// <param name="known">names of events that are stored</param>
    /// <param name="isPrivate">whether a host leads into a private network that is not open</param>
    public static Dictionary<string, string[]> Errors(WebhookSettings settings, IReadOnlyCollection<string> known, bool allowPrivate, Func<string, bool> isPrivate)
    {
        Dictionary<string, string[]> errors = [];
        if (string.IsNullOrWhiteSpace(settings.Name) || settings.Name.Length > LongestName)
        {
            errors["name"] = [$"1 to {LongestName} characters"];
        }

        if (UrlProblem(settings.Url, allowPrivate, isPrivate) is { } url)
        {
            errors["url"] = [url];
        }

        if (settings.Events is not { Length: > 0 })
        {
            errors["events"] = ["at least one, or \"*\" for all"];
        }
        else if (settings.Events.FirstOrDefault(e => e != WebhookEvents.All && !known.Contains(e)) is { } unknown)
        {
            errors["events"] = [$"'{unknown}' is not an event; there are *, {string.Join(", ", known.Order(StringComparer.Ordinal))}"];
        }

        return errors;
    }

    private static string? UrlProblem(string? text, bool allowPrivate, Func<string, bool> isPrivate)
    {
        if (text is not { Length: > 0 and <= LongestUrl } || !Uri.TryCreate(text, UriKind.Absolute, out Uri? url))
        {
            return $"an absolute https address of at most {LongestUrl} characters";
        }

        bool http = url.Scheme == Uri.UriSchemeHttp && allowPrivate;
        if (url.Scheme != Uri.UriSchemeHttps && !http)
        {
            return "must begin with https://";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "must hold no user, password or #fragment";
        }

        return !allowPrivate && isPrivate(url.DnsSafeHost) ? OutboundGuard.Refusal : null;
    }
}
