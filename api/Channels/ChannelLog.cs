using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Dialog.Api.Audit;
using Npgsql;

namespace Dialog.Api.Channels;

/// <summary>Seconds a leg took: the median, nine of ten, the longest.</summary>
internal sealed record Leg(double? P50, double? P90, double? Max);

/// <summary>What a channel brought in the last days.</summary>
/// <param name="Taken">Messages that were new to their threads.</param>
/// <param name="Late">Of those, found by a crawl: the network's push had lost them.</param>
/// <param name="Known">Brought again and recognised.</param>
/// <param name="Waiting">Kept and not yet worked on.</param>
/// <param name="Poison">Dead letters of any age.</param>
/// <param name="PublishedToSeen">From the resident's click to our inbox.</param>
/// <param name="SeenToRegistered">From our inbox to the case in the journal.</param>
internal sealed record ChannelIntake(
    int Days, long Taken, long Late, long Known, long Ignored, long Waiting, long Poison, long Undelivered, Leg PublishedToSeen, Leg SeenToRegistered);

/// <param name="Error">The field and what is wrong with it.</param>
internal sealed record DeadLetterItem(long Id, string ExternalId, DateTimeOffset ReceivedAt, DateTimeOffset? SettledAt, int Attempts, string? Error, int Bytes);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetterItem> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}

/// <param name="Text">As UTF-8; cut after 64 KB.</param>
internal sealed record DeadLetterPayload(long Id, string ExternalId, string Text, bool Cut);

/// <param name="State">queued, sending, unknown or failed</param>
/// <param name="NextAt">When it is next tried or checked at the network.</param>
internal sealed record UndeliveredAnswer(
    long Id, Guid CaseId, long CaseNumber, [property: AllowedValues("queued", "sending", "unknown", "failed")] string State, int Attempts, string? Error, DateTimeOffset CreatedAt, DateTimeOffset? NextAt);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record UndeliveredPage(IReadOnlyList<UndeliveredAnswer> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}

/// <summary>Reads what channels leave for their administrator.</summary>
internal sealed class ChannelLog(NpgsqlDataSource database, TimeProvider time)
{
    private const int Shown = 64 * 1024;

    public async Task<ChannelIntake> Intake(string channel, int days, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("channel_intake"));
        command.Bind(channel, time.GetUtcNow().AddDays(-days));
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        await r.ReadAsync(cancellation);
        return new ChannelIntake(
            days, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), LegAt(r, 7), LegAt(r, 10));
    }

    public async Task<DeadLetterPage> DeadLetters(string channel, long? before, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Page("list_dead_letters", channel, before, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<DeadLetterItem> items = [];
        while (await r.ReadAsync(cancellation))
        {
            items.Add(new DeadLetterItem(
                r.GetInt64(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), Time(r, 3), r.GetInt32(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetInt32(6)));
        }

        return new DeadLetterPage(items, items.Count == limit ? Cursor(items[^1].Id) : null);
    }

    public async Task<DeadLetterPayload?> Payload(string channel, long id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_dead_letter"));
        command.Bind(channel, id, Shown);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation)
            ? new DeadLetterPayload(r.GetInt64(0), r.GetString(1), Encoding.UTF8.GetString(r.GetFieldValue<byte[]>(2)), r.GetBoolean(3))
            : null;
    }

    public async Task<UndeliveredPage> Undelivered(string channel, long? before, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Page("list_undelivered", channel, before, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<UndeliveredAnswer> items = [];
        while (await r.ReadAsync(cancellation))
        {
            items.Add(new UndeliveredAnswer(
                r.GetInt64(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.GetInt32(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetFieldValue<DateTimeOffset>(6), Time(r, 7)));
        }

        return new UndeliveredPage(items, items.Count == limit ? Cursor(items[^1].Id) : null);
    }

    private NpgsqlCommand Page(string file, string channel, long? before, int limit)
    {
        NpgsqlCommand command = database.CreateCommand(Sql.Read(file));
        command.Bind(channel, before, limit);
        return command;
    }

    private static Leg LegAt(NpgsqlDataReader r, int at) => new(Number(r, at), Number(r, at + 1), Number(r, at + 2));

    private static double? Number(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : Math.Round(r.GetDouble(column), 3);

    private static DateTimeOffset? Time(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);

    private static string Cursor(long id) => id.ToString(CultureInfo.InvariantCulture);
}
