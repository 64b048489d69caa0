using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Dialog.Calls;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Hosting.Cluster;
using Dialog.Support.Live;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Somebody inside the network who reaches the silos' ports.</summary>
public sealed class AStrangerAtTheGateway(Running running)
{
    private const string CertificateFile = "Dialog:Cluster:Tls:CertificateFile";
    private const string KeyFile = "Dialog:Cluster:Tls:KeyFile";
    private const string AuthorityFile = "Dialog:Cluster:Tls:AuthorityFile";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Dictionary<string, string?> Known(ClusterOptions options) => new(DialogCluster.ClientSettings(options));

    private ClusterOptions Options => running.Dialog.Cluster.Options;

    [Fact]
    public async Task Without_a_certificate_is_not_connected()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        Dictionary<string, string?> settings = Known(Options);
        settings.Remove(CertificateFile);
        settings.Remove(KeyFile);
        settings.Remove(AuthorityFile);
        await Assert.ThrowsAnyAsync<Exception>(() => Connect(database, settings).WaitAsync(Patience, Stop));
    }

    [Fact]
    public async Task With_a_certificate_of_another_authority_is_not_connected()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("dialog-test-");
        try
        {
            Dictionary<string, string?> settings = Known(Options with { DataFolder = folder.FullName });
            // It believes our silos; they do not believe it.
            settings[AuthorityFile] = Known(Options)[AuthorityFile];
            await Assert.ThrowsAnyAsync<Exception>(() => Connect(database, settings).WaitAsync(Patience, Stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_the_installations_key_calls_no_grain()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        Dictionary<string, string?> settings = Known(Options);
        settings.Remove("Dialog:Secrets:KeyFile");
        settings["Dialog:Secrets:Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using ClusterConnection connection = await Connect(database, settings);
        await Assert.ThrowsAsync<CallRefusedException>(() => connection.Client.GetGrain<IChannelGrain>(running.Region.Feed).Get());
        await using ClusterConnection ours = await Connect(database, Known(Options));
        Assert.NotNull(await ours.Client.GetGrain<IChannelGrain>(running.Region.Feed).Get());
    }

    [Fact]
    public async Task Writes_as_nobody_but_the_caller_the_api_signed()
    {
        const string Words = "Чужим именем: сломана калитка на Полевой";
        await running.Write(Words);
        Guid id = (await running.Find(Words)).GetProperty("id").GetGuid();
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        string thread = await Thread(database, id);
        await using ClusterConnection person = await Connect(database, Known(Options), new Caller(CallerKind.Person, "somebody", "somebody"));
        await using ClusterConnection anonymous = await Connect(database, Known(Options), Caller.Public);
        AddNote asBoris = new() { CommandId = "a-stranger", CaseId = id, By = new Actor(ActorKind.Official, "boris", "Борис"), Text = "Не Борис" };

        await Assert.ThrowsAsync<CallRefusedException>(() => person.Client.GetGrain<IThreadGrain>(thread).Execute(asBoris));
        await Assert.ThrowsAsync<CallRefusedException>(() => anonymous.Client.GetGrain<IThreadGrain>(thread).Execute(asBoris));

        using HttpClient clerk = await running.Operator();
        Assert.DoesNotContain("Не Борис", await clerk.GetStringAsync($"/api/v1/cases/{id}", Stop), StringComparison.Ordinal);
        CommandReply own = await person.Client.GetGrain<IThreadGrain>(thread).Execute(asBoris with { CommandId = "themselves", By = new Actor(ActorKind.Official, "somebody", "Некто") });
        Assert.NotEqual(CommandOutcome.Refused, own.Outcome);
    }

    [Fact]
    public async Task Reads_no_token_of_a_channel()
    {
        using HttpClient admin = await running.SignIn("admin", Support.Api.Installation.AdminPassword);
        HttpResponseMessage put = await admin.PutAsJsonAsync("/api/v1/channels/gateway-feed", new
        {
            region = running.Region.Code,
            kind = ChannelKinds.Feed,
            name = "Лента",
            enabled = false,
            secret = "a-secret-that-stays-inside-the-silo",
        }, Stop);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Stop));
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using ClusterConnection ours = await Connect(database, Known(Options));
        ChannelSettings? settings = await ours.Client.GetGrain<IChannelGrain>("gateway-feed").Settings();
        Assert.Equal("Лента", settings!.Name);
        Assert.DoesNotContain("a-secret-that-stays", JsonSerializer.Serialize(settings), StringComparison.Ordinal);
    }

    private Task<ClusterConnection> Connect(NpgsqlDataSource database, Dictionary<string, string?> settings, Caller? caller = null) =>
        ClusterConnection.Open(database, Options, settings, caller, wait: false);

    private static async Task<string> Thread(NpgsqlDataSource database, Guid id)
    {
        await using NpgsqlCommand command = database.CreateCommand("select thread from cases where id = $1");
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
