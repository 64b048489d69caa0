using Dialog.Api.Setup;
using Dialog.Regions;
using Npgsql;

namespace Dialog.Api.Regions;

/// <summary>Somebody of a region by name, to be mentioned or shown.</summary>
/// <param name="Id">The id under which the person works on cases.</param>
/// <param name="Position">Of an official.</param>
internal sealed record Colleague(string Id, string Name, string? Position, string? Authority);

/// <summary>The people of a region: its officials, and whoever signs in without being one.</summary>
internal sealed class Colleagues(NpgsqlDataSource database, IGrainFactory grains)
{
    public async Task<IReadOnlyList<Colleague>> Of(string region, CancellationToken cancellation) =>
        await grains.GetGrain<IRegionGrain>(region).Get() is { } configuration ? await Of(configuration, cancellation) : [];

    public async Task<IReadOnlyList<Colleague>> Of(RegionConfiguration region, CancellationToken cancellation)
    {
        List<Colleague> people = [.. region.Officials.Select(o => new Colleague(o.Id, o.Name, o.Position, o.Authority))];
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_colleagues"));
        command.Bind(region.Code);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            people.Add(new Colleague(reader.GetString(0), reader.GetString(1), null, null));
        }

        return [.. people.OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }
}
