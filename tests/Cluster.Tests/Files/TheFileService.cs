using Dialog.Files;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Files;

/// <summary>Files come and go without leaving bytes that no row names.</summary>
public sealed class TheFileService(DatabaseFixture fresh) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly byte[] Photo = [1, 2, 3];
    private FileService _files = null!;

    public async ValueTask InitializeAsync()
    {
        await Migrator.Apply(fresh.ConnectionString, NullLogger.Instance);
        _files = new FileService(new PostgresFileStore(fresh.DataSource), new FileCatalogue(fresh.DataSource));
    }

    [Fact]
    public async Task Keeps_the_same_file_of_a_case_once()
    {
        StoredFile file = File(Guid.NewGuid(), Photo);
        StoredFile first = await _files.Keep(file, Photo, Photo);
        StoredFile second = await _files.Keep(file, Photo, Photo);
        Assert.Equal(first, second);
        Assert.Equal(2L, await Count(first.Blob));
    }

    [Fact]
    public async Task Keeps_one_when_ten_hand_it_in_at_once()
    {
        StoredFile file = File(Guid.NewGuid(), [7, 7]);
        StoredFile[] kept = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Again(() => _files.Keep(file, Photo, null)))));
        Assert.Single(kept.Select(k => k.Id).Distinct());
        StoredFile stands = (await _files.Find(file.Id))!;
        Assert.Equal(Photo, await _files.Bytes(stands));
        Assert.Equal(1L, await Scalar($"select count(*) from file_contents where key like '{file.Id:N}%'"));
    }

    [Fact]
    public async Task Removes_what_nothing_names_and_leaves_what_a_message_or_a_draft_does()
    {
        Guid caseId = Guid.NewGuid();
        StoredFile orphan = await _files.Keep(File(caseId, [1]), Photo, Photo);
        StoredFile sent = await _files.Keep(File(caseId, [2]), Photo, null);
        StoredFile drafted = await _files.Keep(File(caseId, [3]), Photo, null);
        StoredFile fetched = await _files.Keep(File(caseId, [4]) with { Source = "network" }, Photo, null);
        await Execute($$"""
            insert into messages (thread, external_id, case_id, version, direction, author_id, author_name, text, attachments, is_public, published_at, seen_at)
            values ('c/1', 'answer', '{{caseId}}', 1, 1, 'a', 'a', '', '[{"kind": "photo", "fileId": "{{sent.Id}}"}]', false, now(), now());
            insert into drafts (login, case_id, region, version, mode, text, attachments) values ('anna', '{{caseId}}', 'demo', 1, 'final', '', '["{{drafted.Id}}"]')
            """);

        await _files.Sweep(TimeProvider.System.GetUtcNow().AddHours(-24), 100);
        Assert.NotNull(await _files.Find(orphan.Id));

        await _files.Sweep(TimeProvider.System.GetUtcNow().AddHours(1), 100);
        Assert.Null(await _files.Find(orphan.Id));
        Assert.Equal(0L, await Count(orphan.Blob));
        Assert.Equal(3, (await _files.Find([sent.Id, drafted.Id, fetched.Id])).Count);
    }

    private static StoredFile File(Guid caseId, byte[] content) =>
        new(OwnFiles.Id(caseId, content), caseId, "demo", "upload", "photo", "дом.jpg", "image/jpeg", 3, 1, 1, "", null, "anna");

    // What the api asks the client to do when a file was removed while it was being attached.
    private static async Task<StoredFile> Again(Func<Task<StoredFile>> keep)
    {
        while (true)
        {
            try
            {
                return await keep();
            }
            catch (InvalidOperationException)
            {
                // Once more.
            }
        }
    }

    private Task<long> Count(string blob) => Scalar($"select count(*) from file_contents where key in ('{blob}', '{blob}.small')");

    private async Task<long> Scalar(string sql)
    {
        await using NpgsqlCommand command = fresh.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task Execute(string sql)
    {
        await using NpgsqlCommand command = fresh.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
