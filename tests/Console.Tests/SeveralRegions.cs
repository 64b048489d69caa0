using System.Net.Http.Json;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>One person, two regions: the central team sees them side by side, and whoever works in both goes from one to the other.</summary>
public sealed class SeveralRegions(Browsers browsers)
{
    private static readonly TestRegion Second = new("second");

    [Fact]
    public async Task Are_changed_without_signing_in_and_in_every_tab()
    {
        await Make("test-of-two", "lead");
        await using IBrowserContext context = await browsers.Open();
        IPage page = await SignIn(context, "test-of-two");
        await Screen.See(page.GetByTestId("board"));
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Тестовая область");
        IPage other = await context.NewPageAsync();
        await other.GotoAsync("/inbox/open");
        await Assertions.Expect(other.GetByRole(AriaRole.Banner)).ToContainTextAsync("Тестовая область");

        await page.GetByTestId("profile").ClickAsync();
        await page.GetByTestId("go-to-second").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Вторая область", new() { Timeout = 30_000 });
        await Assertions.Expect(other.GetByRole(AriaRole.Banner)).ToContainTextAsync("Вторая область", new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByTestId("live-state")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 30_000 });
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Stand_side_by_side_for_an_analyst_who_opens_the_board_of_one(ColorScheme scheme, int width)
    {
        await Make($"test-centre-{width}", "analyst");
        await using IBrowserContext context = await browsers.Open(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
        IPage page = await SignIn(context, $"test-centre-{width}");
        await Screen.See(page.GetByTestId("region-test"));
        await Screen.See(page.GetByTestId("region-second"));
        await Obstacles.AreAbsent(page, "regions");
        await Picture.Take(page, $"regions-{width}");
        await page.GetByTestId("open-board-second").ClickAsync();
        await Screen.See(page.GetByTestId("board"));
        await Assertions.Expect(page.GetByTestId("board")).ToContainTextAsync("Вторая область");
    }

    [Fact]
    public async Task Are_given_to_a_person_by_an_administrator_of_all()
    {
        await Make("test-gets-two", "operator", further: false);
        await using IBrowserContext context = await browsers.Open();
        IPage page = await SignIn(context, "admin", Installation.AdminPassword);
        await page.GotoAsync("/admin/test/people");
        await page.GetByTestId("person-menu-test-gets-two").ClickAsync();
        await page.GetByTestId("person-roles").ClickAsync();
        await page.GetByTestId("role-region").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Вторая область" }).ClickAsync();
        await page.GetByTestId("role-role").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Руководитель региона" }).ClickAsync();
        await Obstacles.AreAbsent(page, "roles");
        await page.GetByTestId("save-role").ClickAsync();
        await Screen.See(page.GetByTestId("role-in-second"));

        await page.GetByTestId("role-in-second").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByTestId("role-in-second")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    private static async Task<IPage> SignIn(IBrowserContext context, string login, string password = TestRegion.Password)
    {
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
        await Screen.See(page.GetByTestId("profile"));
        return page;
    }

    private async Task Make(string login, string role, bool further = true)
    {
        Assert.SkipWhen(browsers.Dialog is null, "No Chromium here.");
        using (ApiSession admin = await browsers.Dialog.Admin())
        {
            await admin.PutRegion(Second.Configuration with { Name = "Вторая область" }, TestContext.Current.CancellationToken);
            await admin.PutUser(login, "Двух Областей", role, role == "analyst" ? "*" : browsers.Dialog.Region.Code, TestRegion.Password, cancellation: TestContext.Current.CancellationToken);
        }

        if (!further)
        {
            return;
        }

        using HttpClient root = new() { BaseAddress = browsers.Dialog.Api };
        root.DefaultRequestHeaders.Add("X-Dialog", "1");
        (await root.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = Installation.AdminPassword }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await root.PutAsJsonAsync($"/api/v1/users/{login}/roles/{Second.Code}", new { role = "lead" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}
