using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>The same buttons in the other networks that have some.</summary>
public sealed class PressesInMaxAndVk(MaxSilo max) : IClassFixture<MaxSilo>
{
    private Task<string> Status(string channel) => max.Silo.Scalar($"select status from cases where channel = '{channel}'");

    [Fact]
    public async Task Confirm_an_answer_in_max_and_repeated_change_nothing()
    {
        const string token = "token-press-a";
        string thread = await max.Asked("max-press-a", token);
        max.Max.DeliverTwice(token);
        await max.Silo.Answer(thread, "Отремонтировали", AnswerKind.Final);
        await max.State("max-press-a", "sent");
        MaxSent answer = Assert.Single(max.Max.Sent(token));

        Assert.Equal("Спасибо! Отметили: решено.", await max.Max.WaitShown(token, max.Max.Press(token, 777, "Анна", answer, "Решено"), ChannelSilo.Soon));
        await max.Max.Wait(token, () => max.Max.Sent(token)[0].Buttons.Count == 1, ChannelSilo.Soon);
        Assert.Equal(("✓ Отмечено: решено", "Отремонтировали"), (max.Max.Sent(token)[0].Buttons[0].Label, max.Max.Sent(token)[0].Text));

        Assert.Equal("Уже отмечено: решено.", await max.Max.WaitShown(token, max.Max.Press(token, 777, "Анна", answer, "Решено"), ChannelSilo.Soon));
        Assert.Equal($"{(int)CaseStatus.Confirmed}", await Status("max-press-a"));
        Assert.Equal("1", await max.Silo.Scalar("select count(*) from case_events e join cases c on c.id = e.case_id where c.channel = 'max-press-a' and e.type = 'case-confirmed'"));
    }

    [Fact]
    public async Task Of_a_stranger_in_a_group_of_max_change_nothing()
    {
        const string token = "token-press-b";
        await max.Configure("max-press-b", token);
        max.Max.SayInGroup(token, -708, 777, "Анна", "Яма");
        await max.Silo.CaseOf("max-press-b/-708:0:777");
        await max.Silo.Answer("max-press-b/-708:0:777", "Отремонтировали", AnswerKind.Final);
        await max.State("max-press-b", "sent");

        string shown = await max.Max.WaitShown(token, max.Max.Press(token, 778, "Сосед", max.Max.Sent(token)[0], "Не решено"), ChannelSilo.Soon);

        Assert.Equal(("Отметить может только автор обращения.", $"{(int)CaseStatus.Answered}", 2), (shown, await Status("max-press-b"), max.Max.Sent(token)[0].Buttons.Count));
    }

    [Fact]
    public async Task Dispute_an_answer_in_vk_and_its_likes_and_reactions_are_counted()
    {
        await using VkTown town = await VkTown.Open(max.Silo);
        await town.Connect("vk-press-a", 231, ReceiveMode.Polling);
        town.Vk.Say(231, 777, "Анна", "Яма на дороге");
        town.Vk.Comment(231, "-231_33", 778, "Олег", "Не горит фонарь");
        await max.Silo.CaseOf("vk-press-a/777");
        await max.Silo.CaseOf("vk-press-a/-231_33:778");
        await max.Silo.Answer("vk-press-a/777", "Отремонтировали", AnswerKind.Final);
        await max.Silo.Answer("vk-press-a/-231_33:778", "Починили", AnswerKind.Final);
        await max.Silo.Until("select count(*) from outbox where channel = 'vk-press-a' and state = 'sent' and reported", n => n == "2");
        VkSent answer = town.Vk.Sent(231).Single(s => s.Place == "777");
        VkSent comment = town.Vk.Sent(231).Single(s => s.Place != "777");
        Assert.Equal(["Решено", "Не решено"], answer.Buttons.Select(b => b.Label));
        Assert.Null(comment.Keyboard);

        string shown = await town.Vk.WaitShown(231, town.Vk.Press(231, 777, answer, "Не решено"), ChannelSilo.Soon);
        town.Vk.Like(231, 778, comment);
        town.Vk.Like(231, 779, comment);
        town.Vk.Like(231, 779, comment, removed: true);
        town.Vk.React(231, answer, 4);
        town.Vk.React(231, answer, 9);

        Assert.Equal("Обращение снова в работе. Напишите, что осталось не так.", shown);
        await max.Silo.Until("select status from cases where thread = 'vk-press-a/777'", s => s == $"{(int)CaseStatus.Open}");
        await town.Vk.Wait(231, () => town.Vk.Sent(231).Single(s => s.Place == "777").Buttons is [("Отмечено: не решено", _)], ChannelSilo.Soon);
        await max.Silo.Until("select count(*) from inbox where channel = 'vk-press-a' and payload = ''", n => n == "5");
        Assert.Equal("""{"👎": 1}""", await max.Silo.Scalar("select reactions::text from outbox where conversation = '777' and channel = 'vk-press-a'"));
        town.Vk.React(231, answer, null);
        await max.Silo.Until("select count(*) from outbox where conversation = '777' and channel = 'vk-press-a' and reactions is null", n => n == "1");
        Assert.Equal("""{"❤️": 1}""", await max.Silo.Scalar("select reactions::text from outbox where conversation = '-231_33:778'"));
        Assert.Equal($"{(int)CaseStatus.Answered}", await max.Silo.Scalar("select status from cases where thread = 'vk-press-a/-231_33:778'"));
    }

    [Fact]
    public async Task Ask_for_a_place_in_vk_in_private()
    {
        await using VkTown town = await VkTown.Open(max.Silo);
        await town.Connect("vk-press-b", 232, ReceiveMode.Polling);
        town.Vk.Say(232, 777, "Анна", "Яма на дороге");
        await max.Silo.CaseOf("vk-press-b/777");

        await max.Silo.Answer("vk-press-b/777", "Какой адрес?", AnswerKind.AskAddress);

        Assert.Equal("location", Assert.Single(Assert.Single(await town.Vk.WaitSent(232, 1, ChannelSilo.Soon)).Buttons).Label);
    }
}
