using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An administrator connects a network, tries it, and mends what it left; no hand touches the server.</summary>
public sealed class ConnectingANetwork(Browsers browsers)
{
    private const string Administrator = "channels-admin";
    private const string Token = "5151:connected-by-hand";

    [Fact]
    public async Task Goes_by_the_steps_on_the_screen_to_a_message_that_arrives()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        await using Screen screen = await Open();
        IPage page = screen.Page;
        await page.GetByTestId("channel-add").ClickAsync();
        await Assertions.Expect(page.GetByTestId("channel-form")).ToContainTextAsync("@BotFather");

        await page.GetByTestId("channel-name").FillAsync("Бот набережной");
        await page.GetByTestId("channel-token").FillAsync("не токен");
        await page.GetByTestId("channel-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("channel-form")).ToContainTextAsync("Токен бота: цифры, двоеточие, буквы", new() { Timeout = 30_000 });
        await page.GetByTestId("channel-token").FillAsync(Token);
        await page.GetByTestId("channel-baseAddress").FillAsync(telegram.Address);
        await Picture.Take(page, "channel-form");
        await page.GetByTestId("channel-save").ClickAsync();

        ILocator row = page.Locator("[data-testid^='channel-test-telegram-bot']").Filter(new() { HasText = "Бот набережной" });
        await Assertions.Expect(row).ToContainTextAsync("работает", new() { Timeout = 30_000 });
        Assert.EndsWith("/hooks/telegram/test-telegram-bot-naberezhnoi", telegram.Webhook(Token), StringComparison.Ordinal);
        await row.GetByTestId("channel-actions").ClickAsync();
        await page.GetByText("Проверочное сообщение").ClickAsync();
        await page.GetByTestId("test-to").FillAsync("777");
        await page.GetByTestId("test-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("test-outcome")).ToContainTextAsync("Сеть приняла сообщение", new() { Timeout = 30_000 });
        Assert.Single(telegram.Sent(Token));
    }

    [Fact]
    public async Task Shows_what_is_wrong_in_words_and_lets_a_person_decide()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        await using Screen screen = await Open();
        IPage page = screen.Page;
        using (ApiSession admin = await browsers.Dialog.Admin())
        {
            await admin.PutChannel("broken-bot", new Channels.ChannelSettings
            {
                Region = browsers.Dialog.Region.Code,
                Kind = "telegram",
                Name = "Бот со сбоем",
                Mode = Channels.ReceiveMode.Webhook,
                Token = "5252:broken",
                Secret = "broken-bot-secret-1",
                BaseAddress = telegram.Address,
                WebhookAddress = browsers.Dialog.Api.ToString().TrimEnd('/'),
            });
        }

        telegram.PostRaw("5252:broken", new() { ["message"] = new System.Text.Json.Nodes.JsonObject { ["text"] = "без чата" } });

        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Бот со сбоем", Exact = true }).ClickAsync();
        ILocator deadLetters = page.GetByTestId("dead-letters");
        await Assertions.Expect(deadLetters).ToContainTextAsync("message.message_id", new() { Timeout = 30_000 });
        await Picture.Take(page, "channels");
        await deadLetters.GetByText("Показать").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("без чата", new() { Timeout = 30_000 });
        await page.Keyboard.PressAsync("Escape");
        await deadLetters.GetByText("Убрать").ClickAsync();
        await page.GetByTestId("confirm-yes").ClickAsync();
        await Assertions.Expect(deadLetters).ToContainTextAsync("Всё разобрано", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Is_told_never_to_publish_and_is_removed_only_while_nothing_came_through_it()
    {
        const string Used = "Бот с перепиской";
        const string Unused = "Бот по ошибке";
        const string Complaint = "Прошло через бота: скользко у поликлиники";
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        await using Screen screen = await Open();
        IPage page = screen.Page;
        using (ApiSession admin = await browsers.Dialog.Admin())
        {
            await admin.PutChannel("used-bot", Polled(Used, "5353:used", telegram));
            await admin.PutChannel("unused-bot", Polled(Unused, "5454:unused", telegram));
        }

        telegram.Say("5353:used", 7_601, "Рая", Complaint);
        await Eventually.Holds(async () => await browsers.Find("скользко у поликлиники") is not null, TimeSpan.FromSeconds(30), "the message is a case", cancellation: TestContext.Current.CancellationToken);
        await page.ReloadAsync();
        await Choose(page, "unused-bot", "Настройки канала");
        ILocator never = page.GetByTestId("channel-never-publish");
        await Assertions.Expect(never).Not.ToBeCheckedAsync(new() { Timeout = 30_000 });
        await never.PressAsync("Space");
        await Picture.Take(page, "channel-never-publish");
        await page.GetByTestId("channel-save").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("channel-form"));
        await Choose(page, "unused-bot", "Настройки канала");
        await Assertions.Expect(never).ToBeCheckedAsync(new() { Timeout = 30_000 });
        await page.Keyboard.PressAsync("Escape");
        await Screen.DoNotSee(page.GetByTestId("channel-form"));

        await Choose(page, "unused-bot", "Удалить канал");
        await Picture.Take(page, "channel-remove");
        await page.GetByTestId("confirm-no").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("confirm"));
        await Screen.See(page.GetByTestId("channel-unused-bot"));
        await Choose(page, "used-bot", "Удалить канал");
        await page.GetByTestId("confirm-yes").ClickAsync();
        await Screen.See(page.GetByText("Через канал уже проходили сообщения"));
        await Picture.Take(page, "channel-in-use");
        await Choose(page, "unused-bot", "Удалить канал");
        await page.GetByTestId("confirm-yes").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("channel-unused-bot"));
        await Screen.See(page.GetByText($"Канал «{Unused}» удалён"));
        await Screen.See(page.GetByTestId("channel-used-bot"));
    }

    private static async Task Choose(IPage page, string channel, string item)
    {
        await page.GetByTestId($"channel-{channel}").GetByTestId("channel-actions").ClickAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    private Channels.ChannelSettings Polled(string name, string token, TelegramServer telegram) => new()
    {
        Region = browsers.Dialog.Region.Code,
        Kind = "telegram",
        Name = name,
        Mode = Channels.ReceiveMode.Polling,
        Token = token,
        BaseAddress = telegram.Address,
    };

    private async Task<Screen> Open()
    {
        IBrowserContext context = await browsers.Open();
        using ApiSession admin = await browsers.Dialog.Admin();
        await admin.PutUser(Administrator, "Ольга Связная", "administrator", browsers.Dialog.Region.Code, TestRegion.Password);
        Screen screen = new(await context.NewPageAsync());
        await screen.Page.GotoAsync("/");
        await screen.Page.GetByTestId("login").FillAsync(Administrator);
        await screen.Page.GetByTestId("password").FillAsync(TestRegion.Password);
        await screen.Page.GetByTestId("sign-in").ClickAsync();
        await screen.Page.GetByTestId("admin-channels").ClickAsync();
        await Screen.See(screen.Page.GetByTestId("channels-admin"));
        return screen;
    }
}
