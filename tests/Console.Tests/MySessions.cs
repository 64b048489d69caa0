using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Where somebody is signed in, as they see it, and what the browser shows that they ended.</summary>
public sealed class MySessions(Browsers browsers)
{
    [Fact]
    public async Task Are_listed_and_ended_and_the_ended_browser_asks_to_sign_in()
    {
        await using IBrowserContext check = await browsers.Open();
        using ApiSession admin = await browsers.Dialog.Admin();
        await admin.PutUser("browser-sessions", "Некто Проверочный", "operator", browsers.Dialog.Region.Code, TestRegion.Password, cancellation: TestContext.Current.CancellationToken);
        await using Screen lost = await browsers.SignIn("browser-sessions");
        await using Screen other = await browsers.SignIn("browser-sessions");
        await using Screen here = await browsers.SignIn("browser-sessions");
        await here.Page.GetByTestId("profile").ClickAsync();
        await here.Page.GetByTestId("nav-security").ClickAsync();
        ILocator sessions = here.Page.GetByTestId("session");
        await Assertions.Expect(sessions).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Assertions.Expect(here.Page.Locator("[data-testid=session][data-current]")).ToContainTextAsync("Chrome, Linux");
        await here.Page.GetByTestId("sessions-card").ScrollIntoViewIfNeededAsync();
        await Picture.Take(here.Page, "sessions");

        // The others by their last use: the one that signed in later comes first.
        await sessions.Nth(2).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(sessions).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        // Its connection is closed although nobody uses it, and it asks for the reason.
        await Assertions.Expect(lost.Page.GetByTestId("login")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await here.Page.GetByTestId("end-other-sessions").ClickAsync();
        await Assertions.Expect(sessions).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await other.Page.ReloadAsync();
        await Screen.See(other.Page.GetByTestId("login"));
        await here.Page.ReloadAsync();
        await Assertions.Expect(sessions).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }
}
