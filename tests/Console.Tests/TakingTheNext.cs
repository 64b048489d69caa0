using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A region of its own where anna may hold one case.</summary>
public sealed class TakingTheNext(Browsers browsers)
{
    private const string Region = "nexting";
    private const string Login = "nexting-anna";

    [Fact]
    public async Task Says_when_nothing_waits_opens_what_does_and_says_when_it_is_enough()
    {
        const string First = "Следующее: не горит фонарь на Липовой";
        const string Second = "Следующее: лужа во дворе на Липовой";
        await Make();
        await using Screen anna = await browsers.SignIn(Login);
        await anna.Page.Keyboard.PressAsync("w");
        ILocator said = anna.Page.GetByTestId("next-said");
        await Assertions.Expect(said).ToContainTextAsync("Взять нечего", new() { Timeout = 30_000 });

        await Write(First);
        await anna.SeeRow(First);
        await anna.Page.GetByTestId("next-case").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("conversation")).ToContainTextAsync(First, new() { Timeout = 30_000 });
        await Screen.See(anna.Page.GetByTestId("release"));
        await Screen.DoNotSee(said);

        await Write(Second);
        await anna.SeeRow(Second);
        await anna.Page.GetByTestId("next-case").ClickAsync();
        await Assertions.Expect(said).ToHaveAttributeAsync("data-kind", "full", new() { Timeout = 30_000 });
        await Assertions.Expect(said).ToContainTextAsync("столько обращений, сколько можно");
        await Picture.Take(anna.Page, "next");

        await anna.Answer("final", "Фонарь починили 24 ноября, Горсвет.");
        await anna.Page.GetByTestId("live-state").ClickAsync();
        await anna.Page.Keyboard.PressAsync("w");
        await Assertions.Expect(anna.Page.GetByTestId("conversation")).ToContainTextAsync(Second, new() { Timeout = 30_000 });
    }

    private async Task Make()
    {
        await using IBrowserContext _ = await browsers.Open();
        using ApiSession admin = await browsers.Dialog.Admin();
        Regions.RegionConfiguration ordinary = new TestRegion(Region).Configuration;
        await admin.PutRegion(ordinary with { Officials = [.. ordinary.Officials.Select(o => o.Id == "anna" ? o with { Capacity = 1 } : o)] });
        await admin.PutUser(Login, "Анна", "operator", Region, TestRegion.Password, official: "anna");
    }

    private async Task Write(string complaint)
    {
        await using IBrowserContext phone = await browsers.Open();
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync($"/r/{Region}");
        await page.FillAsync("#text", complaint);
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said.in")).ToContainTextAsync(complaint);
    }
}
