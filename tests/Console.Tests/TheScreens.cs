using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Everybody must be able to use them: axe finds nothing serious, light and dark, at desktop and phone size.</summary>
public sealed class TheScreens(Browsers browsers)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 1440, 900)]
    [InlineData(ColorScheme.Light, 390, 844)]
    public async Task Have_no_grave_obstacles(ColorScheme scheme, int width, int height)
    {
        string complaint = $"Не вывозят мусор во дворе, снимок {scheme} {width}";
        await using Screen anna = await browsers.SignIn(Browsers.First, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_100 + width + (int)scheme, "Нина", complaint, TestContext.Current.CancellationToken);
        await anna.SeeRow(complaint);
        await Obstacles.AreAbsent(anna.Page, "inbox");
        await anna.OpenCase(complaint);
        await Obstacles.AreAbsent(anna.Page, "case");
        await anna.Page.GotoAsync("/board");
        await Screen.See(anna.Page.GetByTestId("board-open"));
        await Obstacles.AreAbsent(anna.Page, "board");
    }

    [Fact]
    public async Task Work_by_keyboard_alone()
    {
        const string Complaint = "Сломана скамейка в парке Победы";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_004, "Зоя", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await anna.Page.Keyboard.PressAsync("c");
        await Screen.See(anna.Page.GetByTestId("release"));
        await anna.Page.Keyboard.PressAsync("e");
        await anna.Page.Keyboard.TypeAsync("Скамейка заменена 24 ноября, Горзеленхоз.");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Explain_a_deadline()
    {
        const string Complaint = "Просел асфальт на дороге у школы";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_005, "Вадим", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await anna.Page.GetByTestId("deadline-why").ClickAsync();
        await Screen.See(anna.Page.GetByTestId("deadline-derivation"));
        await Assertions.Expect(anna.Page.GetByTestId("deadline-derivation")).ToContainTextAsync("ordinary");
    }
}
