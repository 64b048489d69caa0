using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>The desk itself: commands by a few letters, a low window, what is under the pointer, a case that was handed on.</summary>
public sealed class ADesk(Browsers browsers)
{
    private const string Executor = "test-desk-executor";

    [Fact]
    public async Task Runs_a_command_by_a_few_letters_in_either_keyboard_layout()
    {
        const string Complaint = "Палитра: у дома 8 на Лозовой сломана ограда";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await Say(7_701, "Юля", Complaint);
        await anna.OpenCase(Complaint);
        await Command(anna, "pfvtnrf");
        await Assertions.Expect(anna.Page.GetByTestId("composer-mode-note")).ToHaveAttributeAsync("data-checked", "true", new() { Timeout = 30_000 });
        await Picture.Take(anna.Page, "after-a-command");

        await anna.Page.GotoAsync("/board");
        await Screen.See(anna.Page.GetByTestId("board-in-work"));
        await Command(anna, "без ответа");
        await Screen.See(anna.Queue);
    }

    [Fact]
    public async Task Leaves_the_conversation_its_room_at_two_hundred_percent()
    {
        const string Complaint = "Крупно: у подъезда на Вязовой нет перил";
        await using Screen anna = await browsers.SignIn(Browsers.First, new() { ViewportSize = new() { Width = 720, Height = 450 } });
        await Say(7_702, "Вова", Complaint);
        await anna.OpenCase(Complaint);
        LocatorBoundingBoxResult box = (await anna.Page.GetByTestId("conversation").BoundingBoxAsync())!;
        Assert.True(box.Height >= 200, $"the conversation has {box.Height} px");
    }

    [Fact]
    public async Task Moves_nothing_that_is_under_the_pointer()
    {
        const string First = "Под указателем: не закрывается люк на Ольховой";
        const string Second = "Под указателем ещё: шатается столб на Ольховой";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await Say(7_703, "Ира", First);
        await anna.SeeRow(First);
        await anna.Page.GotoAsync("/inbox/open?sort=newest");
        ILocator row = anna.Row(First);
        await Screen.See(row);
        await row.HoverAsync();
        float top = (await row.BoundingBoxAsync())!.Y;
        await Say(7_704, "Саша", Second);
        await Screen.See(anna.Page.GetByTestId("new-rows"));
        Assert.Equal(top, (await row.BoundingBoxAsync())!.Y);

        await anna.Page.GetByTestId("top-search").HoverAsync();
        await Screen.See(anna.Row(Second));
    }

    [Fact]
    public async Task Says_that_a_case_handed_on_is_no_longer_theirs()
    {
        const string Complaint = "Отказ: провал тротуара у сквера на Каштановой";
        await using Screen boris = await Hire();
        using (ApiSession vendor = new(browsers.Dialog.Api))
        {
            await vendor.PushFeed(browsers.Dialog.Region.Feed, browsers.Dialog.Region.FeedSecret,
                [new FeedItem("vk", "desk-1", "wall-desk", new FeedAuthor("desk-1", "Глеб"), Complaint, TimeProvider.System.GetUtcNow(), TestRegion.CalmTopic)],
                TestContext.Current.CancellationToken);
        }

        await boris.OpenCase(Complaint);
        await boris.Page.GetByTestId("case-menu").ClickAsync();
        await boris.Page.GetByTestId("hand-back").ClickAsync();
        ILocator form = boris.Page.GetByTestId("hand-back-form");
        await form.GetByRole(AriaRole.Textbox).First.FillAsync("Сквер не на нашем балансе");
        await boris.Page.GetByTestId("confirm-hand-back").ClickAsync();
        await Assertions.Expect(boris.Page.GetByTestId("no-case")).ToContainTextAsync("передано другому органу", new() { Timeout = 30_000 });
        await Picture.Take(boris.Page, "handed-on");
        await boris.Page.GetByTestId("back-to-queue").ClickAsync();
        await Screen.See(boris.Queue);
    }

    private static async Task Command(Screen person, string letters)
    {
        await person.Page.Keyboard.PressAsync("Control+k");
        await person.Page.GetByTestId("palette-search").FillAsync(letters);
        await person.Page.Keyboard.PressAsync("Enter");
    }

    private Task Say(long chat, string who, string text) => browsers.Telegram.SayAsync(Browsers.BotToken, chat, who, text, TestContext.Current.CancellationToken);

    private async Task<Screen> Hire()
    {
        await using IBrowserContext _ = await browsers.Open();
        using ApiSession admin = await browsers.Dialog.Admin();
        await admin.PutUser(Executor, "Борис Дорожный", "executor", browsers.Dialog.Region.Code, TestRegion.Password, authority: "roads", official: "boris");
        return await browsers.SignIn(Executor);
    }
}
