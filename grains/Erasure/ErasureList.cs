using Npgsql;

namespace Dialog.Erasure;

/// <summary>The list of erasures in a folder apart from the database: a file each. A file appears whole or not at all.</summary>
internal sealed class ErasureList(NpgsqlDataSource database, string folder)
{
    private const string Ending = ".erasure.json";

    /// <summary>Puts the erasure on the list with what was erased so far.</summary>
    /// <exception cref="IOException">The folder cannot be written now.</exception>
    public async Task Put(Guid id, CancellationToken stop)
    {
        if (await Describe(id, stop) is not { } erasure)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        string path = PathOf(id), half = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (FileStream file = new(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(erasure.Write(), stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Puts on the list what is not there yet: erasures of before there was a list, or of a database that was restored to its end.</summary>
    /// <returns>how many were added</returns>
    public async Task<int> Export(CancellationToken stop)
    {
        Guid[] missing = [.. (await Finished(stop)).Where(id => !File.Exists(PathOf(id)))];
        foreach (Guid id in missing)
        {
            await Put(id, stop);
        }

        return missing.Length;
    }

    /// <exception cref="DirectoryNotFoundException">There is no such folder: an empty list would be a lie.</exception>
    /// <exception cref="InvalidDataException">A file is no erasure.</exception>
    public IEnumerable<ListedErasure> All() => Directory.EnumerateFiles(folder, $"*{Ending}")
        .Select(path => ListedErasure.Read(File.ReadAllBytes(path), path))
        .OrderBy(e => e.ConfirmedAt);

    private string PathOf(Guid id) => Path.Combine(folder, $"{id:N}{Ending}");

    private async Task<List<Guid>> Finished(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("erasures_done"));
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        List<Guid> done = [];
        while (await r.ReadAsync(stop))
        {
            done.Add(r.GetGuid(0));
        }

        return done;
    }

    private async Task<ListedErasure?> Describe(Guid id, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("erasure_listed"));
        command.Bind(id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        if (!await r.ReadAsync(stop))
        {
            return null;
        }

        Guid[] fingerprints = r.GetFieldValue<Guid[]>(8), threads = r.GetFieldValue<Guid[]>(10), cases = r.GetFieldValue<Guid[]>(12);
        int[] ordinals = r.GetFieldValue<int[]>(9);
        long[] messages = r.GetFieldValue<long[]>(11);
        return new ListedErasure(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6),
            r.GetFieldValue<Guid[]>(7),
            [.. fingerprints.Zip(ordinals, (f, o) => new ListedThread(f, o))],
            [.. threads.Zip(messages, cases).Select(m => new ListedMessage(m.First, m.Second, m.Third))]);
    }
}
