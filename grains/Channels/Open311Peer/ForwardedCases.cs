using Dialog.Storage;
using Npgsql;

namespace Dialog.Channels.Open311Peer;

/// <summary>Which cases are open at another body, under its ids.</summary>
public interface IForwardedCases
{
    /// <summary>Ids and tokens of what was handed on through a channel and is not done there, the oldest first.</summary>
    Task<IReadOnlyList<string>> Open(string channel, CancellationToken stop);
}

internal sealed class ForwardedCases(NpgsqlDataSource database) : IForwardedCases
{
    public async Task<IReadOnlyList<string>> Open(string channel, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("forwarded_open"));
        command.Parameters.AddWithValue(channel);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        var ids = new List<string>();
        while (await reader.ReadAsync(stop))
            ids.Add(reader.GetString(0));
        return ids;
    }
}

/// <summary>How often other bodies are asked.</summary>
public sealed class Open311PeerOptions
{
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMinutes(1);
}
