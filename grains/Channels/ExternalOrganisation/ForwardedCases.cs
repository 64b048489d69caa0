using Npgsql;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>Which cases are open at an external organisation, under its ids.</summary>
public interface IForwardedCases
{
    /// <summary>
    /// Ids and tokens of what was forwarded through a channel and is not done there, the oldest first; then of what is done there and was
    /// sent after <paramref name="doneSince"/>.
    /// </summary>
    Task<IReadOnlyList<(string Id, bool IsDone)>> Open(string channel, DateTimeOffset doneSince, CancellationToken stop);
}

internal sealed class ForwardedCases(NpgsqlDataSource database) : IForwardedCases
{
    public async Task<IReadOnlyList<(string Id, bool IsDone)>> Open(string channel, DateTimeOffset doneSince, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("forwarded_open"));
        command.Bind(channel, doneSince);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<(string, bool)> ids = new();
        while (await reader.ReadAsync(stop))
        {
            ids.Add((reader.GetString(0), reader.GetBoolean(1)));
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
