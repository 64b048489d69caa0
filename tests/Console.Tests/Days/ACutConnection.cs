using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>The line goes in the middle of work: what was typed is there, and what was sent is sent once.</summary>
public sealed class ACutConnection(Browsers browsers)
{
    private const string Answer = "Трубу заменили 30 ноября, Водоканал.";

    [Fact]
    public async Task Loses_nothing_of_what_is_typed_without_it()
    {
        const string Complaint = "Обрыв: течёт труба на Ключевой";
        OwnRegion region = await OwnRegion.Make(browsers, "cut-line");
        string login = await region.Hire("Анна", "operator", "anna");
        await using Resident resident = await region.Write(Complaint);
        await using Screen anna = await browsers.SignIn(login);
        await anna.OpenCase(Complaint);
        await anna.Page.GetByTestId("composer-mode-final").ClickAsync();
        await anna.Page.Context.SetOfflineAsync(true);
        await anna.Page.GetByTestId("composer").FillAsync(Answer);
        await Assertions.Expect(anna.LiveState).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = 60_000 });
        await Assertions.Expect(anna.Page.GetByTestId("send")).ToBeDisabledAsync(new() { Timeout = 30_000 });

        // The page itself is lost too, as when a laptop is closed: the text waits in the browser.
        await anna.Page.Context.SetOfflineAsync(false);
        await anna.Page.ReloadAsync();
        await Assertions.Expect(anna.Page.GetByTestId("composer")).ToHaveValueAsync(Answer, new() { Timeout = 30_000 });
        await anna.Live();
        await anna.Page.GetByTestId("send").ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await resident.SeesOneAnswer(Answer);
    }

    [Fact]
    public async Task Sends_once_what_arrived_though_its_reply_was_lost()
    {
        const string Complaint = "Обрыв ответа: сухой фонтан на Ключевой";
        OwnRegion region = await OwnRegion.Make(browsers, "cut-line");
        string login = await region.Hire("Анна", "operator", "anna");
        await using Resident resident = await region.Write(Complaint);
        await using Screen anna = await browsers.SignIn(login);
        await anna.OpenCase(Complaint);
        int arrived = 0;
        await anna.Page.RouteAsync("**/answer", async route =>
        {
            // The server has done it; the browser never hears so the first time.
            if (Interlocked.Increment(ref arrived) == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync("connectionreset");
                return;
            }

            await route.ContinueAsync();
        });
        await anna.Answer("final", Answer);
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await Assertions.Expect(anna.Page.GetByTestId("composer")).ToHaveValueAsync("", new() { Timeout = 30_000 });
        Assert.Equal(2, arrived);
        await Assertions.Expect(anna.Page.GetByTestId("message-out")).ToHaveCountAsync(1);
        await resident.SeesOneAnswer(Answer);
    }
}
