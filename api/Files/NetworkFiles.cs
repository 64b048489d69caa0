using System.Collections.Concurrent;
using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Files;
using Npgsql;

namespace Dialog.Api.Files;

/// <summary>Neither: there is no such attachment. <paramref name="Trouble"/>: why the network did not give it, human-readable.</summary>
internal readonly record struct FetchedFile(StoredFile? File, string? Trouble)
{
    /// <summary>What the virus scanner found in it.</summary>
    public string? Infection { get; init; }
}

/// <summary>
/// Files that residents sent and only the network has: fetched through the channel's grain, so that tokens stay in the silo, made
/// safe like an upload, and kept, so that the network is asked once.
/// </summary>
internal sealed class NetworkFiles(IGrainFactory grains, NpgsqlDataSource database, FileService files, FileIntake intake)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<FetchedFile>>> _underWay = new();

    public async Task<FetchedFile> Fetch(CaseSummary about, string messageId, int index, CancellationToken cancellation)
    {
        if (await Attachment(about, messageId, index, cancellation) is not { } attachment)
        {
            return default;
        }

        if (OwnFiles.IdOf(attachment) is { } own)
        {
            return new FetchedFile(await files.Find(own, cancellation), null);
        }

        if (attachment.FileId is not { } networkId)
        {
            return default;
        }

        string channel = about.Thread.Split('/')[0];
        Guid id = OwnFiles.Id(about.Id, channel, networkId);
        if (await files.Find(id, cancellation) is { } kept)
        {
            return new FetchedFile(kept, null);
        }

        // Ten people who open the same case ask the network once; whoever leaves does not end it for the others.
        Lazy<Task<FetchedFile>> fetching = _underWay.GetOrAdd(id, _ => new Lazy<Task<FetchedFile>>(() => Bring(about, channel, networkId, attachment, id)));
        try
        {
            return await fetching.Value.WaitAsync(cancellation);
        }
        finally
        {
            if (fetching.Value.IsCompleted)
            {
                _underWay.TryRemove(new KeyValuePair<Guid, Lazy<Task<FetchedFile>>>(id, fetching));
            }
        }
    }

    private async Task<FetchedFile> Bring(CaseSummary about, string channel, string networkId, Attachment attachment, Guid id)
    {
        NetworkFile given = await grains.GetGrain<IChannelGrain>(channel).Fetch(networkId, intake.MaxBytes);
        if (given.Bytes is not { } bytes)
        {
            return new FetchedFile(null, given.Problem ?? "the network does not have the file");
        }

        TakenFile taken = await intake.Take(about, "network", channel, attachment.Name ?? given.Name, bytes, id, CancellationToken.None);
        return new FetchedFile(taken.File, taken.Fault) { Infection = taken.Infection };
    }

    private async Task<Attachment?> Attachment(CaseSummary about, string messageId, int index, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("message_attachments"));
        command.Bind(about.Thread, messageId, about.Id);
        return await command.ExecuteScalarAsync(cancellation) is string json
            && JsonSerializer.Deserialize<Attachment[]>(json, Json.Options) is { } all && index >= 0 && index < all.Length ? all[index] : null;
    }
}
