using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A lead is shown what they may administer, and nothing else of it.</summary>
public sealed class ALeadsScreens(Browsers browsers)
{
    [Fact]
    public async Task Are_templates_the_audit_log_and_erasures()
    {
        await using IBrowserContext context = await browsers.Open();
        using (ApiSession admin = await browsers.Dialog.Admin())
        {
            await admin.PutUser("test-lead", "Лидия Ведущая", "lead", browsers.Dialog.Region.Code, TestRegion.Password);
        }

        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync("test-lead");
        await page.GetByTestId("password").FillAsync(TestRegion.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.GetByTestId("nav-manage").ClickAsync(new() { Timeout = 30_000 });
        await page.GetByTestId("manage-templates").ClickAsync(new() { Timeout = 30_000 });
        await Screen.See(page.GetByTestId("templates-admin"));
        await Assertions.Expect(page.Locator("[data-testid^='manage-']")).ToHaveCountAsync(5);
        await page.GetByTestId("new-template").ClickAsync();
        await Screen.See(page.GetByTestId("template-form"));
        await page.Keyboard.PressAsync("Escape");
        await Picture.Take(page, "lead-templates");

        await page.GetByTestId("manage-erasure").ClickAsync();
        await Screen.See(page.GetByTestId("erasure-admin"));
        await Screen.DoNotSee(page.GetByTestId("retention"));
        await page.GetByTestId("manage-audit").ClickAsync();
        await Screen.See(page.GetByTestId("audit-admin"));
    }
}
