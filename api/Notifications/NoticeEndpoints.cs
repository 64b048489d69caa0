using System.Globalization;
using System.Net.Mail;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Notifications;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Notifications;

/// <param name="Ids">Those read.</param>
/// <param name="UpTo">Or everything up to this one.</param>
internal sealed record ReadBody(long[]? Ids, long? UpTo);

/// <summary>A person's notices, for themselves only.</summary>
internal static class NoticeEndpoints
{
    private const int MaxLimit = 100;
    private const int MostIds = 500;
    private const int LongestEmail = 254;

    public static void AddNotices(this WebApplicationBuilder builder) => builder.Services.AddSingleton<NoticeReader>().AddSingleton<AccountNotices>();

    public static void MapNotices(this WebApplication app)
    {
        RouteGroupBuilder notices = app.MapGroup("/api/v1/notifications").WithTags("notifications").RequireAuthorization();
        notices.MapGet("/", List).WithSummary("The person's own notices, newest first");
        notices.MapPost("/read", Read).WithSummary("Marks notices as read");
        notices.MapGet("/settings", Settings).WithSummary("What the person wants to be told of, and how");
        notices.MapPut("/settings", PutSettings).WithSummary("Changes what the person wants to be told of, and how");
    }

    private static async Task<Results<Ok<NoticePage>, BadRequestProblem>> List(
        ClaimsPrincipal user, NoticeReader reader, CancellationToken cancellation, bool unread = false, long? cursor = null, int limit = 30) =>
        limit is < 1 or > MaxLimit
            ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
            : TypedResults.Ok(await reader.Page(Person.Of(user), unread, cursor, limit, cancellation));

    private static async Task<Results<NoContent, BadRequestProblem>> Read(ReadBody body, ClaimsPrincipal user, NoticeReader reader, CancellationToken cancellation)
    {
        if (body is { Ids: null, UpTo: null })
        {
            return Errors.Field("ids", "name some, or all up to one with upTo");
        }

        if (body.Ids?.Length > MostIds)
        {
            return Errors.Field("ids", $"at most {MostIds}");
        }

        await reader.MarkRead(Person.Of(user), body.Ids, body.UpTo, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<NoticeSettings>> Settings(ClaimsPrincipal user, NoticeReader reader, CancellationToken cancellation) =>
        TypedResults.Ok(await reader.Settings(Person.Of(user), cancellation));

    private static async Task<Results<Ok<NoticeSettings>, BadRequestProblem>> PutSettings(NoticeSettings body, ClaimsPrincipal user, NoticeReader reader, IGrainFactory grains, CancellationToken cancellation)
    {
        if (body.Digest is not ("off" or "hourly" or "daily"))
        {
            return Errors.Field("digest", "must be off, hourly or daily");
        }

        if (body.Language is not ("ru" or "en"))
        {
            return Errors.Field("language", "must be ru or en");
        }

        NoticeSettings settings = body with { Email = body.Email?.Trim() ?? "" };
        bool isAddress = settings.Email.Length <= LongestEmail && MailAddress.TryCreate(settings.Email, out MailAddress? address) && address.Address == settings.Email;
        if (!isAddress && (settings.Digest != "off" || settings.Email.Length > 0))
        {
            return Errors.Field("email", "must be an e-mail address, e.g. ivanova@region.example");
        }

        if (body.Muted?.FirstOrDefault(kind => !NoticeKinds.Optional.Contains(kind)) is { } fixedKind)
        {
            return Errors.Field("muted", $"{fixedKind} cannot be muted; these can: {string.Join(", ", NoticeKinds.Optional)}");
        }

        QuietHours? quiet = null;
        if (body.Quiet is { } times)
        {
            if (!IsClock(times.From, out TimeOnly from) || !IsClock(times.To, out TimeOnly to))
            {
                return Errors.Field("quiet", "from and to must be times of the day, e.g. 22:00 and 07:00");
            }

            quiet = new QuietHours(from, to);
        }

        Person me = Person.Of(user);
        await reader.Put(me, settings, quiet, cancellation);
        if (settings.Digest != "off")
        {
            await grains.GetGrain<IDigestGrain>(me.Region).Start();
        }

        return TypedResults.Ok(await reader.Settings(me, cancellation));
    }

    private static bool IsClock(string? text, out TimeOnly at) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
}
