using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An official is told that two residents may be one person, and decides.</summary>
public sealed class OneResidentTwoChats(Browsers browsers)
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Count = new() { Timeout = 30_000 };

    [Fact]
    public async Task Are_shown_together_once_an_official_says_so_and_apart_when_it_is_taken_back()
    {
        await browsers.Telegram.SayAsync(Browsers.BotToken, 9_521, "Арина Водорезова", "Водорезова: не горит фонарь у моста, 8 913 900-00-21", TestContext.Current.CancellationToken);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 9_522, "Арина В.", "Водорезова: скользкие ступени у моста, +7 (913) 900 00 21", TestContext.Current.CancellationToken);
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await anna.SeeRow("скользкие ступени у моста");
        // The projection follows the journal; the overview is kept for a minute.
        await anna.OpenCase("не горит фонарь у моста");
        ILocator overview = anna.Page.GetByTestId("resident-overview");
        ILocator suggestion = overview.GetByTestId("same-person");
        await Until(anna, suggestion);
        await Assertions.Expect(suggestion).ToContainTextAsync("тот же телефон", Soon);
        await Assertions.Expect(suggestion).ToContainTextAsync("Арина В.", Soon);
        await Picture.Take(anna.Page, "same-person");

        await suggestion.GetByTestId("link-profile").ClickAsync();
        ILocator linked = overview.GetByTestId("profile-telegram");
        await Assertions.Expect(linked).ToContainTextAsync("скользкие ступени у моста", Soon);
        await Assertions.Expect(linked).ToContainTextAsync("Связь подтвердил сотрудник", Soon);
        await Assertions.Expect(suggestion).ToHaveCountAsync(0, Count);
        await Picture.Take(anna.Page, "one-resident");

        await overview.GetByTestId("unlink-profile").ClickAsync();
        await suggestion.GetByTestId("refuse-profile").ClickAsync(new() { Timeout = 30_000 });
        ILocator refused = overview.GetByTestId("refused-profiles");
        await Assertions.Expect(suggestion).ToHaveCountAsync(0, Count);
        await refused.Locator("summary").ClickAsync(new() { Timeout = 30_000 });
        await Picture.Take(anna.Page, "different-people");
        await refused.GetByTestId("take-back").ClickAsync();
        await Assertions.Expect(suggestion).ToHaveCountAsync(1, Count);
    }

    // Read again as a person would: by opening the page again.
    private static async Task Until(Screen screen, ILocator wanted)
    {
        for (int look = 0; look < 10 && await wanted.CountAsync() == 0; look++)
        {
            await screen.Page.ReloadAsync();
            await Screen.See(screen.Case);
            await Obstacles.Settle(screen.Page);
        }

        await Screen.See(wanted);
    }
}
