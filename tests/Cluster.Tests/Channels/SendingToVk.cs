using Dialog.Cases;
using Dialog.Channels;
using Dialog.Files;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class SendingToVk(ChannelSilo silo) : IClassFixture<ChannelSilo>, IAsyncLifetime
{
    private VkTown _town = null!;

    private VkServer Vk => _town.Vk;

    private FileService FileService => new(new PostgresFileStore(silo.Database), new FileCatalogue(silo.Database));

    public async ValueTask InitializeAsync() => _town = await VkTown.Open(silo);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    public static TheoryData<long, VkFault> Faults => new()
    {
        { 201, new VkFault.TakeAndReset() },
        { 202, new VkFault.TakeAndGateway(504) },
        { 203, new VkFault.Reset() },
        { 204, new VkFault.Gateway(502) },
        { 205, new VkFault.Gateway(429, 1) },
        { 206, new VkFault.Gateway(503) },
        { 207, new VkFault.Refuse(6, "Too many requests per second") },
        { 208, new VkFault.Refuse(10, "Internal server error") },
        { 209, new VkFault.TakeAndHang() },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Loses_and_doubles_nothing_whatever_breaks(long group, VkFault fault)
    {
        string channel = $"vks-{group}";
        await _town.Connect(channel, group, ReceiveMode.Webhook);
        Vk.Say(group, 777, "Анна", "Яма на дороге");
        Vk.Comment(group, $"-{group}_33", 778, "Олег", "Нет света");
        await silo.CaseOf($"{channel}/777");
        await silo.CaseOf($"{channel}/-{group}_33:778");
        Vk.Fail(group, fault);
        Vk.Fail(group, fault);

        await silo.Answer($"{channel}/777", "Заделаем");
        await silo.Answer($"{channel}/777", "И покрасим");
        await silo.Answer($"{channel}/-{group}_33:778", "Починим");

        await silo.Until($"select count(*) from outbox where channel = '{channel}' and state = 'sent' and reported", n => n == "3", TimeSpan.FromMinutes(2));
        Assert.Equal(["Заделаем", "И покрасим"], Vk.Sent(group).Where(s => s.Place == "777").Select(s => s.Text));
        Assert.Equal(["Починим"], Vk.Sent(group).Where(s => s.Place != "777").Select(s => s.Text));
        Assert.Equal("0", await silo.Scalar($"select count(*) from outbox where channel = '{channel}' and network_id is null"));
    }

    [Fact]
    public async Task Puts_many_answers_into_few_calls_and_tells_each_its_own_end()
    {
        await _town.Connect("vks-a", 221, ReceiveMode.Webhook);
        for (int i = 0; i < 60; i++)
        {
            Vk.Say(221, 1000 + i, "Житель", $"Вопрос {i}");
        }

        await silo.Until("select count(*) from cases where channel = 'vks-a'", n => n == "60");
        await silo.Channel("vks-a").Pause(true);
        for (int i = 0; i < 60; i++)
        {
            await silo.Answer($"vks-a/{1000 + i}", $"Ответ \"{i}\"\\\nс новой строки 🏚️");
        }

        Vk.Fail(221, new VkFault.Refuse(901, "Can't send messages for users without permission"), "messages.send");
        int before = Vk.Calls.GetValueOrDefault("messages.send");
        int calls = Vk.Calls.GetValueOrDefault("execute");

        await silo.Channel("vks-a").Pause(false);

        await silo.Until("select count(*) from outbox where channel = 'vks-a' and reported", n => n == "60");
        Assert.Equal("59/1", await silo.Scalar("select count(*) filter (where state = 'sent') || '/' || count(*) filter (where state = 'failed') from outbox where channel = 'vks-a'"));
        Assert.StartsWith("resident-unreachable: the resident has not allowed messages", await silo.Scalar("select error from outbox where channel = 'vks-a' and state = 'failed'"), StringComparison.Ordinal);
        Assert.Equal(59, Vk.Sent(221).Select(s => s.Place).Distinct().Count());
        Assert.All(Vk.Sent(221), s => Assert.Equal($"Ответ \"{int.Parse(s.Place, System.Globalization.CultureInfo.InvariantCulture) - 1000}\"\\\nс новой строки 🏚️", s.Text));
        Assert.InRange(Vk.Calls["execute"] - calls, 3, 6);
        Assert.Equal(before + 60, Vk.Calls["messages.send"]);
    }

    [Fact]
    public async Task Attaches_photos_in_private_and_under_posts()
    {
        await _town.Connect("vks-b", 222, ReceiveMode.Webhook);
        Vk.Say(222, 777, "Анна", "Яма на дороге");
        Vk.Comment(222, "-222_33", 778, "Олег", "Нет света");

        await Answer("vks-b/777", "Заделали", "photo", [0xFF, 0xD8, 1]);
        await Answer("vks-b/-222_33:778", "Починили", "photo", [0xFF, 0xD8, 2]);
        await Vk.WaitSent(222, 2, ChannelSilo.Soon);

        VkSent inPrivate = Vk.Sent(222).Single(s => s.Place == "777");
        VkSent underPost = Vk.Sent(222).Single(s => s.Place == "-222_33");
        Assert.Equal(("Заделали", "Починили"), (inPrivate.Text, underPost.Text));
        Assert.StartsWith("photo-222_", inPrivate.Attachments, StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD8, 1], Vk.Uploaded(222, inPrivate.Attachments!));
        Assert.Equal([0xFF, 0xD8, 2], Vk.Uploaded(222, underPost.Attachments!));
        await silo.Until("select count(*) from outbox where channel = 'vks-b' and state = 'sent'", n => n == "2");
    }

    [Fact]
    public async Task Says_in_words_that_photos_under_posts_need_a_users_token()
    {
        await _town.Connect("vks-c", 223, ReceiveMode.Webhook, readToken: false);
        Vk.Comment(223, "-223_33", 778, "Олег", "Нет света");

        await Answer("vks-c/-223_33:778", "Починили", "photo", [1]);

        Assert.StartsWith("upload-needs-token: ", await silo.Until("select error from outbox where channel = 'vks-c' and state = 'failed'", e => e.Length > 0), StringComparison.Ordinal);
        Assert.Empty(Vk.Sent(223));
    }

    [Fact]
    public async Task Lets_an_answer_that_only_a_user_may_give_stop_no_other()
    {
        await _town.Connect("vks-e", 225, ReceiveMode.Webhook, readToken: false);
        Vk.Comment(225, "market-225_5", 778, "Олег", "Почём билеты?");
        Vk.Say(225, 777, "Анна", "Яма на дороге");
        await silo.CaseOf("vks-e/market-225_5:778");
        await silo.CaseOf("vks-e/777");

        await silo.Answer("vks-e/market-225_5:778", "Даром");
        Assert.StartsWith("no-access: ", await silo.Until("select error from outbox where channel = 'vks-e' and state = 'failed'", e => e.Length > 0), StringComparison.Ordinal);
        await silo.Answer("vks-e/777", "Заделаем");

        Assert.Equal("Заделаем", Assert.Single(await Vk.WaitSent(225, 1, ChannelSilo.Soon)).Text);
    }

    [Fact]
    public async Task Sends_again_what_a_dead_sender_left_and_vk_recognises_it()
    {
        await _town.Connect("vks-d", 224, ReceiveMode.Webhook);
        Vk.Say(224, 777, "Анна", "Яма на дороге");
        await silo.CaseOf("vks-d/777");
        await silo.Answer("vks-d/777", "Заделаем");
        await silo.Until("select state from outbox where channel = 'vks-d' and reported", s => s == "sent");

        await silo.Execute("update outbox set state = 'sending', lease_until = now() - interval '1 second', lease_owner = 'dead', network_id = null where channel = 'vks-d' and $1", true);

        await silo.Until("select state || (network_id is not null) || attempts from outbox where channel = 'vks-d' and reported", s => s == "senttrue2");
        Assert.Single(Vk.Sent(224));
    }

    private async Task Answer(string thread, string text, string kind, byte[] bytes)
    {
        Guid caseId = await silo.CaseOf(thread);
        Attachment file = OwnFiles.Attachment(await FileService.Keep(
            new StoredFile(OwnFiles.Id(caseId, bytes), caseId, ChannelSilo.Region, "upload", kind, "после.jpg", "image/jpeg", bytes.Length, null, null, "", null, "anna"), bytes, null));
        CommandReply reply = await silo.Grains.GetGrain<IThreadGrain>(thread).Execute(new Answer
        {
            CommandId = Guid.NewGuid().ToString("N"),
            CaseId = caseId,
            By = new Actor(ActorKind.Official, "ivanova", "Иванова"),
            Kind = AnswerKind.Final,
            Text = text,
            Attachments = [file],
        });
        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Code));
    }
}
