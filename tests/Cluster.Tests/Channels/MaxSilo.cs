using Dialog.Cases;
using Dialog.Channels;
using Dialog.Files;
using Dialog.Support;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>A silo beside a stand-in of MAX that calls it.</summary>
public sealed class MaxSilo(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Secret = "webhook-secret";

    public ChannelSilo Silo { get; } = new(postgres);

    public MaxServer Max { get; private set; } = null!;

    public WebhookGate Gate { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Silo.InitializeAsync();
        Max = await MaxServer.StartAsync();
        Gate = await WebhookGate.StartAsync(Silo);
    }

    public Task<ChannelView> Configure(string id, string token, ReceiveMode mode = ReceiveMode.Webhook, string? secret = Secret) => Silo.Channel(id).Configure(new()
    {
        Region = ChannelSilo.Region,
        Kind = "max",
        Name = id,
        Token = token,
        Mode = mode,
        Secret = secret,
        BaseAddress = Max.Address,
        WebhookAddress = mode == ReceiveMode.Webhook ? Gate.Address : null,
    });

    /// <summary>A channel by webhook with a resident's question in it.</summary>
    /// <returns>the thread</returns>
    public async Task<string> Asked(string channel, string token, long user = 777)
    {
        await Configure(channel, token);
        Max.Say(token, user, "Анна", "Яма на дороге");
        string thread = $"{channel}/{MaxServer.Dialog(user)}";
        await Silo.CaseOf(thread);
        return thread;
    }

    /// <summary>The state of a channel's first answer, once its thread knows it.</summary>
    public Task<string> State(string channel, string wanted, TimeSpan? within = null) => Silo.Until(
        $"select state || ' ' || reported || ' ' || coalesce(error, '') from outbox where channel = '{channel}' order by id limit 1",
        s => s.StartsWith($"{wanted} true", StringComparison.Ordinal), within);

    public async Task<Attachment> Kept(Guid caseId, string kind, string name, params byte[] bytes) => OwnFiles.Attachment(
        await new FileService(new PostgresFileStore(Silo.Database), new FileCatalogue(Silo.Database)).Keep(
            new StoredFile(OwnFiles.Id(caseId, bytes), caseId, ChannelSilo.Region, "upload", kind, name, kind == "photo" ? "image/jpeg" : "application/pdf", bytes.Length, null, null, "", null, "anna"),
            bytes, null));

    public async Task Answer(string thread, string text, params Attachment[] files)
    {
        CommandReply reply = await Silo.Grains.GetGrain<IThreadGrain>(thread).Execute(new Answer
        {
            CommandId = Guid.NewGuid().ToString("N"),
            CaseId = await Silo.CaseOf(thread),
            By = new Actor(ActorKind.Official, "ivanova", "Иванова"),
            Kind = AnswerKind.Reply,
            Text = text,
            Attachments = files,
        });
        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Code));
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Gate.DisposeAsync();
        await Max.DisposeAsync();
    }
}
