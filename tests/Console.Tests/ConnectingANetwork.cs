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
        await Assertions.Expect(page.GetByTestId("channel-form")).ToContainTextAsync("bot token", new() { Timeout = 30_000 });
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
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await deadLetters.GetByText("Показать").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("без чата", new() { Timeout = 30_000 });
        await page.Keyboard.PressAsync("Escape");
        await deadLetters.GetByText("Убрать").ClickAsync();
        await Assertions.Expect(deadLetters).ToContainTextAsync("Всё разобрано", new() { Timeout = 30_000 });
    }

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
