using Npgsql;

namespace Dialog.Channels.ExternalOrganisation;

/// <param name="Id">the organisation's id, or its token behind <see cref="ExternalOutcomes.Token"/></param>
public sealed record ForwardedCase(string Id, bool IsDone, DateTimeOffset SentAt);

/// <summary>Which cases are open at an external organisation, under its ids.</summary>
public interface IForwardedCases
{
    /// <summary>
    /// Ids and tokens of what was forwarded through a channel and is not done there, the oldest first; then of what is done there and was
    /// sent after <paramref name="doneSince"/>.
    /// </summary>
    Task<IReadOnlyList<ForwardedCase>> Open(string channel, DateTimeOffset doneSince, CancellationToken stop);
}

internal sealed class ForwardedCases(NpgsqlDataSource database) : IForwardedCases
{
    public async Task<IReadOnlyList<ForwardedCase>> Open(string channel, DateTimeOffset doneSince, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("forwarded_open"));
        command.Bind(channel, doneSince);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<ForwardedCase> ids = new();
        while (await reader.ReadAsync(stop))
        {
            ids.Add(new(reader.GetString(0), reader.GetBoolean(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return ids;
    }
}

/// <summary>How often external organisations are polled.</summary>
public sealed class ExternalOrganisationOptions
{
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often about what they have called done, which they may open again.</summary>
    public TimeSpan DoneEvery { get; set; } = TimeSpan.FromMinutes(10);
}
