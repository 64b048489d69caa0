using Npgsql;

namespace Dialog.Channels;

/// <summary>The table <c>channels</c>: which there are, and which have something to do.</summary>
internal sealed class ChannelDirectory(NpgsqlDataSource database, TimeProvider time)
{
    public async Task List(string id, ChannelSettings settings)
    {
        await using NpgsqlCommand command = Command("channel_listed");
        command.Bind(id, settings.Region, settings.Kind, settings.Name, settings.Enabled, time.GetUtcNow(), settings.Paused, settings.NeverPublish);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A case, an answer or a payload names it.</summary>
    public async Task<bool> IsUsed(string id)
    {
        await using NpgsqlCommand command = Command("channel_used");
        command.Bind(id);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    public async Task Remove(string id)
    {
        await using NpgsqlCommand command = Command("channel_removed");
        command.Bind(id);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<string>> WithWork(TimeSpan leftBehindAfter, CancellationToken stop)
    {
        await using NpgsqlCommand command = Command("channels_with_work");
        command.Bind(time.GetUtcNow(), time.GetUtcNow() - leftBehindAfter);
        return await Ids(command, stop);
    }

    public async Task<List<string>> Enabled(CancellationToken stop)
    {
        await using NpgsqlCommand command = Command("channels_enabled");
        return await Ids(command, stop);
    }

    private static async Task<List<string>> Ids(NpgsqlCommand command, CancellationToken stop)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<string> ids = new();
        while (await reader.ReadAsync(stop))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    private NpgsqlCommand Command(string file) => database.CreateCommand(Sql.Read(file));
}
