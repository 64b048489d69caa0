using Dialog.Notifications;
using Dialog.Rows;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Projections.Notifications.Digests;

/// <summary>Somebody who asked for digests.</summary>
internal sealed record Subscriber(string Person, string Email, string Digest, string Language, DateTimeOffset ToldUntil, QuietHours? Quiet);

/// <summary>The digests of one region: who wants one, what it contains, and its outcome.</summary>
internal sealed class DigestStore([FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database)
{
    public async Task<List<Subscriber>> Subscribers(string region)
    {
        await using NpgsqlCommand command = Command("digest_subscribers", region);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<Subscriber> subscribers = [];
        while (await r.ReadAsync())
        {
            subscribers.Add(new Subscriber(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4),
                r.IsDBNull(5) ? null : new QuietHours(r.GetFieldValue<TimeOnly>(5), r.GetFieldValue<TimeOnly>(6))));
        }

        return subscribers;
    }

    /// <summary>What was being sent when its silo died may have been sent: the outcome is unknown, and it is not sent again.</summary>
    public Task Expire(string region, DateTimeOffset now) => Execute("digest_expire", region, now);

    /// <summary>Writes down that this digest is being sent. Null: it was already, whatever its outcome.</summary>
    public async Task<long?> Claim(string region, Subscriber to, DateTimeOffset coversTo, DateTimeOffset now, DateTimeOffset leaseUntil)
    {
        await using NpgsqlCommand command = Command(
            "digest_claim", region, to.Person, to.Email, to.ToldUntil,
            coversTo, leaseUntil, now);
        return (long?)await command.ExecuteScalarAsync();
    }

    public async Task<(int Total, List<Notice> First)> Notices(string region, string person, DateTimeOffset from, DateTimeOffset to, int most)
    {
        await using NpgsqlCommand command = Command(
            "digest_notices", region, person, from, to, most);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<Notice> notices = [];
        int total = 0;
        while (await r.ReadAsync())
        {
            notices.Add(NoticeRow.Read(r));
            total = r.GetInt32(12);
        }

        return (total, notices);
    }

    /// <summary>What is sent or had no content counts as delivered; after any other outcome the next digest covers this time too.</summary>
    public Task Settle(long id, string state, string? error, DateTimeOffset now) => Execute(
        "digest_settle", id, state, error, now);

    private async Task Execute(string file, params SqlValue[] values)
    {
        await using NpgsqlCommand command = Command(file, values);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string file, params SqlValue[] values) => database.CreateCommand(Sql.Read(file)).Bind(values);
}
