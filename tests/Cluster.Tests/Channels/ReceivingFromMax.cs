using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Channels.Max;
using Dialog.Outbound;
using Dialog.Support.StandIns;
using Microsoft.Extensions.Options;

namespace Dialog.Cluster.Tests.Channels;

public sealed class ReceivingFromMax(MaxSilo max) : IClassFixture<MaxSilo>
{
    [Fact]
    public async Task By_webhook_keeps_every_message_once_though_we_are_away_and_max_repeats_itself()
    {
        ChannelView view = await max.Configure("max-a", "token-max-a");
        Assert.True(view.Healthy, view.LastError);
        (string url, string? secret, _) = Assert.Single(max.Max.Subscriptions("token-max-a"));
        Assert.Equal(($"{max.Gate.Address}/hooks/max/max-a", MaxSilo.Secret), (url, secret));
        max.Max.DeliverTwice("token-max-a");
        max.Gate.BeAway(2);

        string first = max.Max.Say("token-max-a", 777, "Анна", "Яма на дороге");
        max.Max.Say("token-max-a", 777, "Анна", "И вторая");
        max.Max.Edit("token-max-a", 777, "Анна", first, "Яма на Ленина");
        await max.Max.Wait("token-max-a", () => max.Max.Pending("token-max-a") == 0, ChannelSilo.Soon);

        await max.Silo.Until("select count(*) from messages where thread = 'max-a/100777' and text = 'Яма на Ленина' and edited_at is not null", n => n == "1");
        Assert.Equal("2", await max.Silo.Scalar("select count(*) from messages where thread = 'max-a/100777' and direction = 0"));
        Assert.Equal("1", await max.Silo.Scalar("select count(*) from cases where thread = 'max-a/100777'"));
    }

    [Fact]
    public async Task In_a_changed_order_loses_nothing()
    {
        await max.Configure("max-b", "token-max-b");
        max.Max.Hold("token-max-b");
        for (int i = 0; i < 20; i++)
        {
            max.Max.Say("token-max-b", 700 + i % 4, "Житель", $"Сообщение {i}");
        }

        max.Max.ReleaseReversed("token-max-b");

        await max.Silo.Until("select count(*) from messages where thread like 'max-b/%' and direction = 0", n => n == "20");
        Assert.Equal("4", await max.Silo.Scalar("select count(*) from cases where thread like 'max-b/%'"));
    }

    /// <summary>It was shown as if it were there.</summary>
    [Fact]
    public async Task Shows_a_message_as_removed_whose_removal_came_first()
    {
        await max.Configure("max-r", "token-max-r");
        max.Max.Say("token-max-r", 777, "Анна", "Яма на дороге");
        await max.Silo.CaseOf("max-r/100777");
        max.Max.Hold("token-max-r");
        string removed = max.Max.Say("token-max-r", 777, "Анна", "Ой, не туда");
        max.Max.Remove("token-max-r", 777, removed);
        string first = max.Max.Say("token-max-r", 779, "Вера", "И это не туда");
        max.Max.Remove("token-max-r", 779, first);

        max.Max.ReleaseReversed("token-max-r");

        await max.Silo.Until($"select count(*) from messages where thread like 'max-r/%' and external_id in ('{removed}', '{first}') and deleted_at is not null", n => n == "2");
        Assert.Equal("1", await max.Silo.Scalar("select count(*) from messages where thread = 'max-r/100777' and deleted_at is null"));
    }

    [Fact]
    public async Task Renews_a_subscription_that_max_gave_up_after_eight_hours()
    {
        await max.Configure("max-c", "token-max-c");
        max.Gate.BeAway(int.MaxValue);
        max.Max.Say("token-max-c", 777, "Анна", "Потеряно");
        max.Max.Pass("token-max-c", TimeSpan.FromHours(9));
        await max.Max.Wait("token-max-c", () => max.Max.Subscriptions("token-max-c").Count == 0, ChannelSilo.Soon);
        max.Gate.BeAway(0);

        // What the grain's timer does every minute.
        MaxChannel channel = new(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }))), null!, TimeProvider.System);
        ChannelSettings settings = (await max.Silo.Channel("max-c").Settings())! with { Token = "token-max-c", Secret = MaxSilo.Secret, WebhookAddress = $"{max.Gate.Address}/hooks/max/max-c" };
        NetworkHealth health = await channel.Health(settings, CancellationToken.None);

        Assert.Contains("renewed", health.Problem, StringComparison.Ordinal);
        Assert.Null((await channel.Health(settings, CancellationToken.None)).Problem);
        max.Max.Say("token-max-c", 777, "Анна", "Снова слышно");
        await max.Silo.Until("select count(*) from messages where thread = 'max-c/100777'", n => n == "1");
    }

    [Fact]
    public async Task Removes_the_subscriptions_of_former_addresses_and_no_others()
    {
        max.Max.Subscribe("token-max-d", "https://former.example/hooks/max/max-d");
        max.Max.Subscribe("token-max-d", "https://another-program.example/max");

        await max.Configure("max-d", "token-max-d");

        Assert.Equal([$"{max.Gate.Address}/hooks/max/max-d", "https://another-program.example/max"],
            max.Max.Subscriptions("token-max-d").Select(s => s.Url).OrderDescending(StringComparer.Ordinal).OrderBy(u => u.StartsWith("https://another", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Changes_its_secret_without_losing_a_message()
    {
        await max.Configure("max-i", "token-max-i");
        max.Max.Hold("token-max-i");
        max.Max.Say("token-max-i", 777, "Анна", "Под прежним секретом");

        string secret = (await max.Silo.Channel("max-i").RotateSecret(null))!;
        max.Max.Subscribe("token-max-i", $"{max.Gate.Address}/hooks/max/max-i", MaxSilo.Secret);
        max.Max.ReleaseReversed("token-max-i");
        await max.Max.Wait("token-max-i", () => max.Max.Pending("token-max-i") == 0, ChannelSilo.Soon);
        max.Max.Subscribe("token-max-i", $"{max.Gate.Address}/hooks/max/max-i", secret);
        max.Max.Say("token-max-i", 777, "Анна", "Под новым");

        await max.Silo.Until("select count(*) from messages where thread = 'max-i/100777'", n => n == "2");
        Assert.NotEqual(MaxSilo.Secret, secret);
    }

    [Fact]
    public async Task By_polling_goes_on_from_the_marker_after_a_restart_of_the_channel()
    {
        await max.Configure("max-e", "token-max-e");
        await max.Configure("max-e", "token-max-e", ReceiveMode.Polling);
        Assert.Empty(max.Max.Subscriptions("token-max-e"));
        max.Max.Say("token-max-e", 777, "Анна", "Первое");
        await max.Max.Wait("token-max-e", () => max.Max.Pending("token-max-e") == 0, ChannelSilo.Soon);

        await max.Configure("max-e", "token-max-e", ReceiveMode.Polling);
        string second = max.Max.Say("token-max-e", 777, "Анна", "Второе");
        max.Max.Remove("token-max-e", 777, second);

        await max.Silo.Until("select count(*) from messages where thread = 'max-e/100777' and deleted_at is not null", n => n == "1");
        Assert.Equal("2", await max.Silo.Scalar("select count(*) from messages where thread = 'max-e/100777'"));
    }

    [Fact]
    public async Task Says_in_words_that_the_token_is_withdrawn()
    {
        max.Max.Revoke("token-max-f");

        ChannelView view = await max.Configure("max-f", "token-max-f");

        Assert.Equal((false, "wrong-token: MAX does not know this token"), (view.Healthy, view.LastError));
    }

    [Fact]
    public async Task Keeps_an_unreadable_update_as_a_dead_letter_and_goes_on()
    {
        await max.Configure("max-g", "token-max-g");
        max.Max.PostRaw("token-max-g", 5, new() { ["update_type"] = "message_created", ["timestamp"] = 5, ["message"] = "?" });
        max.Max.Say("token-max-g", 777, "Анна", "Яма");

        await max.Silo.CaseOf("max-g/100777");

        Assert.StartsWith("message: ", await max.Silo.Until("select error from inbox where channel = 'max-g' and state = 'poison'", e => e.Length > 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RawAnswers.HalfACharacter, "half")]
    [InlineData(RawAnswers.NoUtf8, "byte")]
    public async Task By_polling_goes_on_behind_an_update_with_what_is_no_character(string bad, string name)
    {
        (string channel, string token) = ($"max-{name}", $"token-max-{name}");
        max.Max.Say(token, 777, "Анна", $"Яма {bad} у школы");
        max.Max.PostRaw(token, 5, new() { ["update_type"] = "message_created", ["timestamp"] = 5, ["message"] = bad });
        max.Max.Say(token, 778, "Глеб", "Второе");
        await max.Configure(channel, token, ReceiveMode.Polling);

        await max.Silo.CaseOf($"{channel}/100778");
        await max.Max.Wait(token, () => max.Max.Pending(token) == 0, ChannelSilo.Soon);

        Assert.Equal("Яма \uFFFD у школы", await max.Silo.Scalar($"select text from messages where thread = '{channel}/100777'"));
        await max.Silo.Until($"select count(*) from inbox where channel = '{channel}' and state = 'poison'", n => n == "1");
        Assert.True((await max.Silo.Channel(channel).Get())!.Healthy);
    }

    [Fact]
    public async Task Crawls_a_message_with_what_is_no_character()
    {
        const string token = "token-max-i";
        string lost = max.Max.SayInGroup(token, -710, 777, "Анна", $"Яма {RawAnswers.HalfACharacter} у школы", pushed: false);
        string next = max.Max.SayInGroup(token, -710, 778, "Олег", "Мусор", pushed: false);
        MaxChannel channel = new(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }))), null!, TimeProvider.System);
        ChannelSettings settings = new() { Region = "demo", Kind = "max", Name = "bot", Token = token, BaseAddress = max.Max.Address };

        IReadOnlyList<Payload> found = await channel.Reconcile(settings, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);

        Assert.Equal(
            [(lost, "Яма \uFFFD у школы"), (next, "Мусор")],
            found.Select(p => channel.Read(p.Bytes, new("max-i", "demo", DateTimeOffset.UtcNow))).OfType<ReadResult.Message>().Select(m => (m.Incoming.MessageId, m.Incoming.Text)).OrderByDescending(m => m.Text));
    }

    [Fact]
    public async Task Crawls_groups_and_comments_for_what_the_push_lost()
    {
        const string token = "token-max-h";
        string post = max.Max.Publish(token, -709, "Новости района");
        string lost = max.Max.Comment(token, -709, post, 777, "Анна", "А у нас яма", pushed: false);
        string known = max.Max.SayInGroup(token, -708, 778, "Олег", "Мусор", new JsonObject());
        max.Max.SayInGroup(token, -708, MaxServerBot, "Приёмная", "Это мы", pushed: false);
        await max.Configure("max-h", token);
        await max.Silo.CaseOf("max-h/-708:0:778");
        MaxChannel channel = new(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }))), null!, TimeProvider.System);
        ChannelSettings settings = (await max.Silo.Channel("max-h").Settings())! with { Token = token };

        IReadOnlyList<Payload> found = await channel.Reconcile(settings, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);
        IReadOnlyList<Payload> again = await channel.Reconcile(settings, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None);
        IReadOnlyList<Payload> before = await channel.Reconcile(settings, DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow.AddHours(-1), CancellationToken.None);

        ReadResult[] read = [.. found.Select(p => channel.Read(p.Bytes, new("max-h", "demo", DateTimeOffset.UtcNow)))];
        Assert.Equal([(known, "-708:0:778"), (lost, $"-709:{post}:777")],
            read.OfType<ReadResult.Message>().Select(m => (m.Incoming.MessageId, m.Incoming.Conversation)).OrderBy(m => m.Conversation, StringComparer.Ordinal));
        Assert.Equal(found.Select(p => p.ExternalId), again.Select(p => p.ExternalId));
        Assert.Empty(before);
    }

    private const long MaxServerBot = 42;
}
