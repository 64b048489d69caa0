using Dialog.Files;
using Dialog.Support;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Cluster.Tests.Files;

/// <summary>One contract, three stores: PostgreSQL, a folder, and S3 at a real server process.</summary>
public sealed class AFileStore(PostgresFixture postgres)
{
    private static readonly byte[] Photo = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];

    [Fact]
    public async Task In_postgres_keeps_replaces_and_deletes()
    {
        string connection = await postgres.CreateDatabaseAsync("files");
        await using NpgsqlDataSource database = NpgsqlDataSource.Create((await PreparedDatabase.Of(connection)).App);
        await Holds(new PostgresFileStore(database));
    }

    [Fact]
    public async Task In_a_folder_keeps_replaces_and_deletes()
    {
        string folder = Directory.CreateTempSubdirectory("files").FullName;
        await Holds(new FolderFileStore(folder));
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task In_a_folder_takes_no_key_that_leads_out_of_it() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new FolderFileStore(Path.GetTempPath()).Put("../../etc/passwd", Photo));

    [Fact]
    public async Task In_s3_keeps_replaces_and_deletes()
    {
        await using S3Server server = await S3Server.StartAsync(Directory.CreateTempSubdirectory("s3").FullName);
        using S3FileStore store = new(new S3Settings { Endpoint = server.Address, Bucket = S3Server.Bucket, AccessKey = S3Server.AccessKey, SecretKey = S3Server.SecretKey });
        await Holds(store);
    }

    private static async Task Holds(IFileStore store)
    {
        Assert.Null(await store.Get("ab12-nothing"));
        await store.Put("ab12-x", Photo);
        await store.Put("ab12-x.small", new byte[] { 1, 2, 3 });
        Assert.Equal(Photo, await store.Get("ab12-x"));
        Assert.Equal([1, 2, 3], await store.Get("ab12-x.small"));

        await store.Put("ab12-x", new byte[] { 9 });
        Assert.Equal([9], await store.Get("ab12-x"));

        await store.Delete("ab12-x");
        await store.Delete("ab12-x");
        Assert.Null(await store.Get("ab12-x"));
        Assert.NotNull(await store.Get("ab12-x.small"));
        await store.Delete("ab12-x.small");
    }
}
