using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Cases forwarded to an external organisation's Open311 server, and what comes back.</summary>
public sealed class ForwardingToAnExternalOrganisation(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private static readonly Actor Official = new(ActorKind.Official, "ivanova", "Иванова");

    private async Task<(string Thread, Guid Case)> CaseFor(string channel, Open311Server peer)
    {
        await silo.Channel(channel).Configure(new ChannelSettings
        {
            Region = ChannelSilo.Region,
            Kind = ChannelKinds.Open311Peer,
            Name = channel,
            BaseAddress = peer.Address,
            Token = peer.Key,
            Account = "city.example",
        });
        string thread = $"demo-form/{channel}";
        Receipt receipt = await silo.Grains.GetGrain<IThreadGrain>(thread).Receive(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = ChannelSilo.Region,
            Channel = "demo-form",
            Network = "form",
            Conversation = channel,
            MessageId = "1",
            AuthorId = channel,
            AuthorName = "Анна",
            Text = "Провал на дороге",
            PublishedAt = DateTimeOffset.UtcNow,
            SeenAt = DateTimeOffset.UtcNow,
            IsPublic = false,
        });
        return (thread, receipt.CaseId);
    }

    private Task<CommandReply> Forward(string channel, (string Thread, Guid Case) about) => silo.Grains.GetGrain<IThreadGrain>(about.Thread).Execute(new ForwardCase
    {
        CommandId = Guid.NewGuid().ToString("N"),
        CaseId = about.Case,
        By = Official,
        Channel = channel,
        ServiceCode = "001",
        Text = "Провал на дороге",
        Attachments = [new("location", null, "geo:55.75,37.61", "Садовая, 5", null, null)],
    });

    private Task<string> State(string channel, string wanted) =>
        silo.Until($"select state || ' ' || reported || ' ' || coalesce(error, '') from outbox where channel = '{channel}' order by id desc limit 1", s => s.StartsWith($"{wanted} true", StringComparison.Ordinal), TimeSpan.FromSeconds(60));

    private Task<string> History(Guid caseId, string wanted) => silo.Until(
        $"select coalesce(string_agg(coalesce(data ->> 'status', '') || ' ' || coalesce(data ->> 'notes', ''), '|' order by version), '') from case_events where case_id = '{caseId}' and type = 'peer-answered'",
        s => s == wanted, TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Brings_the_case_there_once_and_its_words_back_and_never_closes_ours()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        (string Thread, Guid Case) about = await CaseFor("peer-a", peer);

        Assert.Equal(CommandOutcome.Done, (await Forward("peer-a", about)).Outcome);
        await State("peer-a", "sent");
        ExternalOrganisationRequest there = Assert.Single(peer.Requests);
        Assert.Equal(("001", "55.75", "37.61", "Садовая, 5", "city.example"),
            (there.Fields["service_code"], there.Fields["lat"], there.Fields["long"], there.Fields["address_string"], there.Fields["jurisdiction_id"]));
        Assert.StartsWith("Провал на дороге\n\n(№ ", there.Fields["description"], StringComparison.Ordinal);
        Assert.Equal("already-forwarded", (await Forward("peer-a", about)).Code);

        peer.Say(there.Id, "open", "Бригада выехала");
        await History(about.Case, "open Бригада выехала");
        peer.Say(there.Id, "closed", "Провал засыпан");
        await History(about.Case, "open Бригада выехала|closed Провал засыпан");
        await State("peer-a", "delivered");

        Assert.Equal($"{(int)CaseStatus.Open}", await silo.Scalar($"select status from cases where id = '{about.Case}'"));
        Assert.Single(peer.Requests);
        // The journal has its text; the payload is not kept beside it, where an erasure would not find it.
        await silo.Until("select count(*) >= 2 and bool_and(octet_length(payload) = 0) from inbox where channel = 'peer-a'", s => s == "True");
    }

    [Fact]
    public async Task Hears_that_what_was_done_is_open_again_and_asks_on()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        (string Thread, Guid Case) about = await CaseFor("peer-m", peer);
        await Forward("peer-m", about);
        await State("peer-m", "sent");
        string id = Assert.Single(peer.Requests).Id;
        peer.Say(id, "closed", "Сделано");
        await State("peer-m", "delivered");

        peer.Say(id, "open", "Провалилось снова");
        await History(about.Case, "closed Сделано|open Провалилось снова");
        await State("peer-m", "sent");
        Assert.Equal("already-forwarded", (await Forward("peer-m", about)).Code);

        peer.Say(id, "closed", "Засыпано");
        await History(about.Case, "closed Сделано|open Провалилось снова|closed Засыпано");
        await State("peer-m", "delivered");
        Assert.Equal($"{(int)CaseStatus.Open}", await silo.Scalar($"select status from cases where id = '{about.Case}'"));
    }

    [Fact]
    public async Task Hears_updates_once_however_often_they_are_told()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.TakesLists = false;
        (string Thread, Guid Case) about = await CaseFor("peer-b", peer);
        await Forward("peer-b", about);
        await State("peer-b", "sent");
        string id = Assert.Single(peer.Requests).Id;

        peer.Update(id, "investigating", "Выясняем", "u1");
        await History(about.Case, "investigating Выясняем");
        peer.Update(id, "investigating", "Выясняем", "u1");
        peer.Update(id, "fixed", "Сделано", "u2");

        await History(about.Case, "investigating Выясняем|fixed Сделано");
    }

    [Fact]
    public async Task Waits_behind_a_token_for_the_number()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.GivesTokens = true;
        (string Thread, Guid Case) about = await CaseFor("peer-c", peer);
        await Forward("peer-c", about);
        await State("peer-c", "sent");
        ExternalOrganisationRequest there = Assert.Single(peer.Requests);
        Assert.Equal($"token:{there.Token}", await silo.Scalar("select network_id from outbox where channel = 'peer-c'"));

        peer.Number(there.Token);
        await silo.Until("select network_id from outbox where channel = 'peer-c'", id => id == there.Id);
        peer.Say(there.Id, "closed", "Готово");
        await History(about.Case, "closed Готово");
    }

    [Theory]
    [InlineData("peer-d", Open311Fault.TooMany)]
    [InlineData("peer-e", Open311Fault.Unavailable)]
    public async Task Repeats_what_the_other_body_says_it_has_not_taken(string channel, Open311Fault fault)
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.Faults.Enqueue(fault);
        (string Thread, Guid Case) about = await CaseFor(channel, peer);
        await Forward(channel, about);
        await State(channel, "sent");
        Assert.Single(peer.Requests);
    }

    [Theory]
    [InlineData("peer-f", Open311Fault.TakenThenReset)]
    [InlineData("peer-g", Open311Fault.TakenThenError)]
    [InlineData("peer-h", Open311Fault.TakenThenNonsense)]
    public async Task Finds_by_our_id_what_was_taken_without_a_word(string channel, Open311Fault fault)
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.Faults.Enqueue(fault);
        (string Thread, Guid Case) about = await CaseFor(channel, peer);
        await Forward(channel, about);
        await State(channel, "sent");
        Assert.Equal(Assert.Single(peer.Requests).Id, await silo.Scalar($"select network_id from outbox where channel = '{channel}'"));
    }

    [Fact]
    public async Task Shows_as_unknown_what_cannot_be_found_and_does_not_send_it_again()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.ShowsOurId = false;
        peer.Faults.Enqueue(Open311Fault.TakenThenReset);
        (string Thread, Guid Case) about = await CaseFor("peer-i", peer);
        await Forward("peer-i", about);
        await State("peer-i", "unknown");
        await silo.Until("select looks from outbox where channel = 'peer-i'", looks => looks != "0");
        Assert.Single(peer.Requests);
        Assert.Equal("1", await silo.Scalar("select attempts from outbox where channel = 'peer-i'"));
        // A person has seen it and may forward it again.
        Assert.Equal(CommandOutcome.Done, (await Forward("peer-i", about)).Outcome);
    }

    [Fact]
    public async Task Shows_what_a_process_killed_between_send_and_commit_left_behind_as_unknown()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.ShowsOurId = false;
        (string Thread, Guid Case) about = await CaseFor("peer-j", peer);
        await silo.Channel("peer-j").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.Open311Peer, Name = "peer-j", BaseAddress = peer.Address, Token = peer.Key, Paused = true });
        await Forward("peer-j", about);
        // What such a process leaves: marked as being sent, by an owner that is no more.
        await silo.Execute("update outbox set state = 'sending', attempts = 1, attempted_at = now(), lease_owner = 'dead', lease_until = now() - interval '1 second' where channel = 'peer-j'");
        await silo.Channel("peer-j").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.Open311Peer, Name = "peer-j", BaseAddress = peer.Address, Token = peer.Key });
        await State("peer-j", "unknown");
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task Fails_in_the_other_bodys_words_when_it_refuses()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        peer.Faults.Enqueue(Open311Fault.Refused);
        (string Thread, Guid Case) about = await CaseFor("peer-k", peer);
        await Forward("peer-k", about);
        Assert.Equal("failed true refused-by-network: 400: service_code does not exist", await State("peer-k", "failed"));
        Assert.Equal($"{(int)DeliveryState.None}", await silo.Scalar($"select delivery from cases where id = '{about.Case}'"));
    }

    [Fact]
    public async Task Holds_up_no_answer_to_the_resident()
    {
        await using Open311Server peer = await Open311Server.StartAsync();
        await silo.Channel("demo-form").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.Form, Name = "Форма" });
        (string Thread, Guid Case) about = await CaseFor("peer-l", peer);
        await silo.Channel("peer-l").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.Open311Peer, Name = "peer-l", BaseAddress = peer.Address, Token = peer.Key, Paused = true });
        await Forward("peer-l", about);
        await silo.Answer(about.Thread, "Передали в службу дорог");
        await silo.Until($"select state from outbox where case_id = '{about.Case}' and channel = 'demo-form'", s => s == "delivered");
        Assert.Equal("queued", await silo.Scalar("select state from outbox where channel = 'peer-l'"));
    }
}
