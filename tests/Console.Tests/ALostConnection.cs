using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>After a reconnect the screen must be true again, and must not pretend before.</summary>
public sealed class ALostConnection(Browsers browsers)
{
    [Fact]
    public async Task Is_said_at_once_and_made_up_for_without_a_reload()
    {
        const string Missed = "Пока связи не было, прорвало трубу на Заречной";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        int loads = 0;
        anna.Page.Load += (_, _) => loads++;

        await anna.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(anna.LiveState).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = 60_000 });
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_003, "Олег", Missed, TestContext.Current.CancellationToken);
        await Screen.See(anna.Page.GetByTestId("stale-banner"));

        await anna.Page.Context.SetOfflineAsync(false);
        await anna.Live();
        await anna.SeeRow(Missed);
        Assert.Equal(0, loads);
    }
}
