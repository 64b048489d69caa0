using Npgsql;

namespace Dialog.Api.Channels;

/// <summary>Which channels there are; their settings and state come from their grains.</summary>
internal sealed class ChannelList(NpgsqlDataSource database)
{
    public async Task<List<(string Id, string Region)>> All(CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("all_channels"));
        return await Read(command, cancellation);
    }

    /// <summary>Enabled ones of a kind, by their ids.</summary>
    public async Task<List<(string Id, string Region)>> OfKind(string kind, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("channels_of_kind"));
        command.Bind(kind);
        return await Read(command, cancellation);
    }

    private static async Task<List<(string Id, string Region)>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        List<(string, string)> channels = [];
        while (await reader.ReadAsync(cancellation))
        {
            channels.Add((reader.GetString(0), reader.GetString(1)));
        }

        return channels;
    }

    /// <summary>External organisations that accept the region's cases.</summary>
    public async Task<List<(string Id, string Name)>> ExternalOrganisations(string region, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("external_organisations"));
        command.Bind(region);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        List<(string, string)> organisations = [];
        while (await reader.ReadAsync(cancellation))
        {
            organisations.Add((reader.GetString(0), reader.GetString(1)));
        }

        return organisations;
    }
}
