using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Cases forwarded to an external organisation's Open311 server, and what comes back.</summary>
public sealed class ForwardingToAnExternalOrganisation(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private static readonly Actor Official = new(ActorKind.Official, "ivanova", "Иванова");

    private async Task<(string Thread, Guid Case)> CaseFor(string channel, Open311Server organisation)
    {
        await silo.Channel(channel).Configure(new ChannelSettings
        {
            Region = ChannelSilo.Region,
            Kind = ChannelKinds.ExternalOrganisation,
            Name = channel,
            BaseAddress = organisation.Address,
            Token = organisation.Key,
            Account = "city.example",
        });
        string thread = $"demo-form/{channel}";
        Receipt receipt = await silo.Grains.GetGrain<IThreadGrain>(thread).Receive(ChannelSilo.Message("demo-form", channel) with { AuthorId = channel, Text = "Провал на дороге" });
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
        await using Open311Server organisation = await Open311Server.StartAsync();
        (string Thread, Guid Case) about = await CaseFor("organisation-a", organisation);

        Assert.Equal(CommandOutcome.Done, (await Forward("organisation-a", about)).Outcome);
        await State("organisation-a", "sent");
        ExternalOrganisationRequest there = Assert.Single(organisation.Requests);
        Assert.Equal(("001", "55.75", "37.61", "Садовая, 5", "city.example"),
            (there.Fields["service_code"], there.Fields["lat"], there.Fields["long"], there.Fields["address_string"], there.Fields["jurisdiction_id"]));
        Assert.StartsWith("Провал на дороге\n\n(№ ", there.Fields["description"], StringComparison.Ordinal);
        Assert.Equal("already-forwarded", (await Forward("organisation-a", about)).Code);

        organisation.Say(there.Id, "open", "Бригада выехала");
        await History(about.Case, "open Бригада выехала");
        organisation.Say(there.Id, "closed", "Провал засыпан");
        await History(about.Case, "open Бригада выехала|closed Провал засыпан");
        await State("organisation-a", "delivered");

        Assert.Equal($"{(int)CaseStatus.Open}", await silo.Scalar($"select status from cases where id = '{about.Case}'"));
        Assert.Single(organisation.Requests);
        // The journal has its text; the payload is not kept beside it, where an erasure would not find it.
        await silo.Until("select count(*) >= 2 and bool_and(octet_length(payload) = 0) from inbox where channel = 'organisation-a'", s => s == "True");
    }

    [Fact]
    public async Task Hears_that_what_was_done_is_open_again_and_asks_on()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        (string Thread, Guid Case) about = await CaseFor("organisation-m", organisation);
        await Forward("organisation-m", about);
        await State("organisation-m", "sent");
        string id = Assert.Single(organisation.Requests).Id;
        organisation.Say(id, "closed", "Сделано");
        await State("organisation-m", "delivered");

        organisation.Say(id, "open", "Провалилось снова");
        await History(about.Case, "closed Сделано|open Провалилось снова");
        await State("organisation-m", "sent");
        Assert.Equal("already-forwarded", (await Forward("organisation-m", about)).Code);

        organisation.Say(id, "closed", "Засыпано");
        await History(about.Case, "closed Сделано|open Провалилось снова|closed Засыпано");
        await State("organisation-m", "delivered");
        Assert.Equal($"{(int)CaseStatus.Open}", await silo.Scalar($"select status from cases where id = '{about.Case}'"));
    }

    [Fact]
    public async Task Hears_updates_once_however_often_they_are_told()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.TakesLists = false;
        (string Thread, Guid Case) about = await CaseFor("organisation-b", organisation);
        await Forward("organisation-b", about);
        await State("organisation-b", "sent");
        string id = Assert.Single(organisation.Requests).Id;

        organisation.Update(id, "investigating", "Выясняем", "u1");
        await History(about.Case, "investigating Выясняем");
        organisation.Update(id, "investigating", "Выясняем", "u1");
        organisation.Update(id, "fixed", "Сделано", "u2");

        await History(about.Case, "investigating Выясняем|fixed Сделано");
    }

    [Fact]
    public async Task Waits_behind_a_token_for_the_number()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.GivesTokens = true;
        (string Thread, Guid Case) about = await CaseFor("organisation-c", organisation);
        await Forward("organisation-c", about);
        await State("organisation-c", "sent");
        ExternalOrganisationRequest there = Assert.Single(organisation.Requests);
        Assert.Equal($"token:{there.Token}", await silo.Scalar("select network_id from outbox where channel = 'organisation-c'"));

        organisation.Number(there.Token);
        await silo.Until("select network_id from outbox where channel = 'organisation-c'", id => id == there.Id);
        organisation.Say(there.Id, "closed", "Готово");
        await History(about.Case, "closed Готово");
    }

    [Theory]
    [InlineData("organisation-d", Open311Fault.TooMany)]
    [InlineData("organisation-e", Open311Fault.Unavailable)]
    public async Task Repeats_what_the_other_body_says_it_has_not_taken(string channel, Open311Fault fault)
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.Faults.Enqueue(fault);
        (string Thread, Guid Case) about = await CaseFor(channel, organisation);
        await Forward(channel, about);
        await State(channel, "sent");
        Assert.Single(organisation.Requests);
    }

    [Theory]
    [InlineData("organisation-f", Open311Fault.TakenThenReset)]
    [InlineData("organisation-g", Open311Fault.TakenThenError)]
    [InlineData("organisation-h", Open311Fault.TakenThenNonsense)]
    public async Task Finds_by_our_id_what_was_taken_without_a_word(string channel, Open311Fault fault)
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.Faults.Enqueue(fault);
        (string Thread, Guid Case) about = await CaseFor(channel, organisation);
        await Forward(channel, about);
        await State(channel, "sent");
        Assert.Equal(Assert.Single(organisation.Requests).Id, await silo.Scalar($"select network_id from outbox where channel = '{channel}'"));
    }

    [Fact]
    public async Task Shows_as_unknown_what_cannot_be_found_and_does_not_send_it_again()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.ShowsOurId = false;
        organisation.Faults.Enqueue(Open311Fault.TakenThenReset);
        (string Thread, Guid Case) about = await CaseFor("organisation-i", organisation);
        await Forward("organisation-i", about);
        await State("organisation-i", "unknown");
        await silo.Until("select looks from outbox where channel = 'organisation-i'", looks => looks != "0");
        Assert.Single(organisation.Requests);
        Assert.Equal("1", await silo.Scalar("select attempts from outbox where channel = 'organisation-i'"));
        // A person has seen it and may forward it again.
        Assert.Equal(CommandOutcome.Done, (await Forward("organisation-i", about)).Outcome);
    }

    [Fact]
    public async Task Shows_what_a_process_killed_between_send_and_commit_left_behind_as_unknown()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.ShowsOurId = false;
        (string Thread, Guid Case) about = await CaseFor("organisation-j", organisation);
        await silo.Channel("organisation-j").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.ExternalOrganisation, Name = "organisation-j", BaseAddress = organisation.Address, Token = organisation.Key, Paused = true });
        await Forward("organisation-j", about);
        // What such a process leaves: marked as being sent, by an owner that is no more.
        await silo.Execute("update outbox set state = 'sending', attempts = 1, attempted_at = now(), lease_owner = 'dead', lease_until = now() - interval '1 second' where channel = 'organisation-j'");
        await silo.Channel("organisation-j").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.ExternalOrganisation, Name = "organisation-j", BaseAddress = organisation.Address, Token = organisation.Key });
        await State("organisation-j", "unknown");
        Assert.Empty(organisation.Requests);
    }

    [Fact]
    public async Task Fails_in_the_other_bodys_words_when_it_refuses()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.Faults.Enqueue(Open311Fault.Refused);
        (string Thread, Guid Case) about = await CaseFor("organisation-k", organisation);
        await Forward("organisation-k", about);
        Assert.Equal("failed true refused-by-network: 400: service_code does not exist", await State("organisation-k", "failed"));
        Assert.Equal($"{(int)DeliveryState.None}", await silo.Scalar($"select delivery from cases where id = '{about.Case}'"));
    }

    [Fact]
    public async Task Sends_what_the_service_requires_and_nothing_at_all_while_something_of_it_is_missing()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        organisation.Requires = ["district", "where"];
        (string Thread, Guid Case) about = await CaseFor("organisation-n", organisation);
        await Forward("organisation-n", about);
        string state = await State("organisation-n", "failed");
        Assert.StartsWith("failed true attribute-missing: the other body requires for the service 001: district (What is district?); where (What is where?).", state, StringComparison.Ordinal);
        Assert.Equal(0, organisation.Calls.GetValueOrDefault("POST requests"));

        await silo.Channel("organisation-n").Configure(new ChannelSettings
        {
            Region = ChannelSilo.Region,
            Kind = ChannelKinds.ExternalOrganisation,
            Name = "organisation-n",
            BaseAddress = organisation.Address,
            Token = organisation.Key,
            Account = "city.example",
            Attributes = [new("001", "district", "7"), new(null, "where", ServiceValues.Address)],
        });
        await Forward("organisation-n", about);
        await State("organisation-n", "sent");
        ExternalOrganisationRequest there = Assert.Single(organisation.Requests);
        Assert.Equal(("7", "Садовая, 5"), (there.Fields["attribute[district]"], there.Fields["attribute[where]"]));
        // Asked once for both.
        Assert.Equal(1, organisation.Calls["GET services/"]);
    }

    [Fact]
    public async Task Adds_nothing_to_the_case_when_the_first_word_is_only_that_it_is_open()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        (string Thread, Guid Case) about = await CaseFor("organisation-o", organisation);
        await Forward("organisation-o", about);
        await State("organisation-o", "sent");
        await silo.Until("select count(*) from inbox where channel = 'organisation-o' and state = 'done'", n => n != "0");

        Assert.Equal("0", await silo.Scalar($"select count(*) from case_events where case_id = '{about.Case}' and type = 'peer-answered'"));
    }

    [Fact]
    public async Task Holds_up_no_answer_to_the_resident()
    {
        await using Open311Server organisation = await Open311Server.StartAsync();
        await silo.Channel("demo-form").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.Form, Name = "Форма" });
        (string Thread, Guid Case) about = await CaseFor("organisation-l", organisation);
        await silo.Channel("organisation-l").Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = ChannelKinds.ExternalOrganisation, Name = "organisation-l", BaseAddress = organisation.Address, Token = organisation.Key, Paused = true });
        await Forward("organisation-l", about);
        await silo.Answer(about.Thread, "Передали в службу дорог");
        await silo.Until($"select state from outbox where case_id = '{about.Case}' and channel = 'demo-form'", s => s == "delivered");
        Assert.Equal("queued", await silo.Scalar("select state from outbox where channel = 'organisation-l'"));
    }
}
