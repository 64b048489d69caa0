using Dialog.Channels;
using Npgsql;

namespace Dialog.Api.Public;

/// <param name="Former">The code is of the kind that followed from the thread's name; it is to be replaced.</param>
internal sealed record OpenedThread(string Region, string Key, bool Former);

/// <summary>Which thread a code opens; keeps digests.</summary>
internal sealed class TrackerCodeStore(NpgsqlDataSource database)
{
    /// <summary>
    /// How long a code of before goes on working beside the one that replaced it: an answer with the new one may be lost, and a
    /// resident may return by an old bookmark.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(30);

    /// <summary>A code of its own for a thread; a thread may have several.</summary>
    public async Task<string> Give(string region, string thread, CancellationToken cancellation)
    {
        string code = TrackingCodes.New(region);
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_tracker_code"));
        command.Bind(TrackingCodes.Digest(code), thread);
        await command.ExecuteNonQueryAsync(cancellation);
        return code;
    }

    public async Task<string> Replace(string former, OpenedThread thread, CancellationToken cancellation)
    {
        string code = TrackingCodes.New(thread.Region);
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("replace_tracker_code"));
        command.Bind(TrackingCodes.Digest(code), thread.Key, TrackingCodes.Digest(former));
        await command.ExecuteNonQueryAsync(cancellation);
        return code;
    }

    /// <summary>Null when the code opens nothing.</summary>
    public async Task<OpenedThread?> Open(string code, CancellationToken cancellation)
    {
        if (!TrackingCodes.TryParse(code, out string region, out string? former))
        {
            return null;
        }

        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("thread_of_code"));
        command.Bind(TrackingCodes.Digest(code), former is null ? null : $"{FormChannels.Of(region)}/{former}", Overlap);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation) ? new OpenedThread(region, r.GetString(0), r.GetBoolean(1)) : null;
    }
}
