using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Dialog.Api.Access;
using Dialog.Notifications;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Api.Notifications;

/// <param name="Unread">Of all pages; at most <see cref="NoticeReader.MostCounted"/>.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record NoticePage(IReadOnlyList<Notice> Items, int Unread, long? Next);

/// <param name="Digest">off, hourly or daily.</param>
/// <param name="Language">ru or en.</param>
/// <param name="Muted">Kinds that the person does without, of those in <paramref name="Optional"/>; null leaves them as they are.</param>
/// <param name="Quiet">When nothing is shown or heard beside the list and no digest is sent; null for never.</param>
/// <param name="Desktop">Windows of the operating system, where the browser allows them.</param>
/// <param name="Sound">A short sound with each new notice.</param>
/// <param name="Optional">What may be muted; told by the api, not taken from a body.</param>
internal sealed record NoticeSettings(
    string Email,
    [property: AllowedValues("off", "hourly", "daily")] string Digest,
    [property: AllowedValues("ru", "en")] string Language,
    IReadOnlyList<string>? Muted = null,
    QuietTime? Quiet = null,
    bool Desktop = false,
    bool Sound = false,
    IReadOnlyList<string>? Optional = null);

/// <summary>Hours and minutes of the region's clock; a night goes over midnight.</summary>
internal sealed record QuietTime(string From, string To);

/// <summary>A person's own notices and how they want to be notified.</summary>
internal sealed class NoticeReader(NpgsqlDataSource database)
{
    /// <summary>Beyond it the console's notice counter says "more": nobody reads the exact number.</summary>
    public const int MostCounted = 100;

    public async Task<NoticePage> Page(Person person, bool unreadOnly, long? before, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("list_notices", person);
        command.Bind(unreadOnly, before, limit);
        List<Notice> items = [];
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                items.Add(NoticeRow.Read(reader));
            }
        }

        return new NoticePage(items, await Unread(person, cancellation), items.Count == limit ? items[^1].Id : null);
    }

    public async Task<int> Unread(Person person, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("count_unread", person);
        command.Bind(MostCounted);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <param name="ids">those read; null: everything up to <paramref name="upTo"/></param>
    public async Task MarkRead(Person person, long[]? ids, long? upTo, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("mark_read", person);
        command.Bind(ids, upTo);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<NoticeSettings> Settings(Person person, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("notice_settings", person);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new NoticeSettings(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<string[]>(3),
                reader.IsDBNull(4) ? null : new QuietTime(Clock(reader.GetFieldValue<TimeOnly>(4)), Clock(reader.GetFieldValue<TimeOnly>(5))),
                reader.GetBoolean(6), reader.GetBoolean(7), NoticeKinds.Optional)
            : new NoticeSettings("", "off", "ru", [], null, false, false, NoticeKinds.Optional);
    }

    public async Task Put(Person person, NoticeSettings settings, QuietHours? quiet, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("put_notice_settings", person);
        command.Bind(
            settings.Email, settings.Digest, settings.Language, settings.Muted?.Distinct().ToArray(), quiet is { } q ? Clock(q.From) : null, quiet is { } to ? Clock(to.To) : null, settings.Desktop, settings.Sound);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Clock(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private NpgsqlCommand Command(string file, Person person)
    {
        NpgsqlCommand command = database.CreateCommand(Sql.Read(file));
        command.Bind(person.Region, person.ActorId);
        return command;
    }
}
