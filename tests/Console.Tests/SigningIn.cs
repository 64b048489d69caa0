using System.Text.Json;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A second step, a passkey of a virtual device, a temporary password: as a person meets them on the screen.</summary>
public sealed class SigningIn(Browsers browsers)
{
    [Fact]
    public async Task Asks_for_a_code_once_an_app_was_set_up_and_takes_a_recovery_code_in_its_place()
    {
        await Make("browser-totp");
        await using Screen first = await browsers.SignIn("browser-totp");
        await Security(first);
        await first.Page.GetByTestId("totp-begin").ClickAsync();
        string key = (await first.Page.GetByTestId("totp-key").TextContentAsync())!;
        await first.Page.GetByTestId("totp-code").FillAsync(AuthenticatorApp.CodeOf(key));
        await first.Page.GetByTestId("totp-enable").ClickAsync();
        await Assertions.Expect(first.Page.GetByTestId("totp-state")).ToHaveAttributeAsync("data-on", "true", new() { Timeout = 30_000 });
        string recovery = (await first.Page.GetByTestId("recovery-codes").Locator("li").First.TextContentAsync())!;
        await Picture.Take(first.Page, "security");

        await using IBrowserContext other = await browsers.Open();
        IPage page = await other.NewPageAsync();
        await Password(page, "browser-totp");
        await Picture.Take(page, "second-step");
        await page.GetByTestId("second-factor").FillAsync("000000");
        await page.GetByTestId("second-factor-submit").ClickAsync();
        await Screen.See(page.GetByTestId("sign-in-problem"));
        await page.GetByTestId("use-recovery").ClickAsync();
        await page.GetByTestId("second-factor").FillAsync(recovery);
        await page.GetByTestId("second-factor-submit").ClickAsync();
        await Screen.See(page.GetByTestId("queue"));
    }

    [Fact]
    public async Task With_a_passkey_needs_neither_login_nor_password()
    {
        await Make("browser-passkey");
        await using Screen screen = await browsers.SignIn("browser-passkey");
        ICDPSession device = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await Security(screen);
        await screen.Page.GetByTestId("passkey-name").FillAsync("Рабочий ноутбук");
        await screen.Page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(screen.Page.GetByTestId("passkeys")).ToContainTextAsync("Рабочий ноутбук", new() { Timeout = 30_000 });

        await screen.Page.GetByTestId("profile").ClickAsync();
        await screen.Page.GetByTestId("sign-out").ClickAsync();
        await screen.Page.GetByTestId("sign-in-passkey").ClickAsync();
        await Screen.See(screen.Queue.Or(screen.Page.GetByTestId("security")));
        JsonElement session = await Json(screen.Page, "/api/v1/session");
        Assert.Equal("browser-passkey", session.GetProperty("login").GetString());
    }

    [Fact]
    public async Task With_a_temporary_password_leads_to_a_new_one_first()
    {
        await using IBrowserContext administrator = await browsers.Open();
        IPage admin = await administrator.NewPageAsync();
        await Password(admin, "admin", Installation.AdminPassword);
        await admin.GetByTestId("admin-people").ClickAsync(new() { Timeout = 30_000 });
        await admin.GetByTestId("new-person").ClickAsync();
        await admin.GetByTestId("person-name").FillAsync("Новикова Нина Николаевна");
        await admin.GetByTestId("person-login").FillAsync("browser-new");
        await admin.GetByTestId("save-person").ClickAsync();
        string temporary = (await admin.GetByTestId("temporary-password").TextContentAsync())!;
        await admin.Keyboard.PressAsync("Escape");
        await Screen.See(admin.GetByTestId("person-browser-new"));
        await Picture.Take(admin, "people");

        await using IBrowserContext own = await browsers.Open();
        IPage person = await own.NewPageAsync();
        await Password(person, "browser-new", temporary);
        await Screen.See(person.GetByTestId("security"));
        await Picture.Take(person, "must-change");
        await person.GetByTestId("current-password").FillAsync(temporary);
        await person.GetByTestId("new-password").FillAsync("коротко");
        await person.GetByTestId("change-password").ClickAsync();
        await Screen.See(person.GetByText("не меньше 12 знаков"));
        await person.GetByTestId("new-password").FillAsync("совсем другое длинное слово");
        await person.GetByTestId("change-password").ClickAsync();
        await Screen.See(person.GetByTestId("queue"));
    }

    [Fact]
    public async Task Lets_an_administrator_make_a_key_and_see_that_in_the_audit_log()
    {
        await using IBrowserContext context = await browsers.Open();
        IPage page = await context.NewPageAsync();
        await Password(page, "admin", Installation.AdminPassword);
        await page.GetByTestId("admin-keys").ClickAsync();
        await page.GetByTestId("new-key").ClickAsync();
        await page.GetByTestId("key-name").FillAsync("Портал открытых данных");
        await page.GetByTestId("scope-reports:read").CheckAsync();
        await Picture.Take(page, "new-key");
        await page.GetByTestId("save-key").ClickAsync();
        await Assertions.Expect(page.GetByTestId("made-key")).ToContainTextAsync("dlg_", new() { Timeout = 30_000 });
        await page.Keyboard.PressAsync("Escape");
        await Picture.Take(page, "keys");

        await page.GetByTestId("admin-audit").ClickAsync();
        await page.GetByTestId("audit-who").FillAsync(Browsers.First);
        await Screen.See(page.GetByTestId("audit-admin"));
        await page.GetByTestId("audit-who").FillAsync("");
        await Screen.See(page.Locator("[data-testid=audit-line]"));
        await Picture.Take(page, "audit");
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("audit-export").ClickAsync());
        Assert.Equal("audit.csv", download.SuggestedFilename);
    }

    private static async Task Security(Screen screen)
    {
        await screen.Page.GetByTestId("profile").ClickAsync();
        await screen.Page.GetByTestId("nav-security").ClickAsync();
        await Screen.See(screen.Page.GetByTestId("security"));
    }

    private static async Task Password(IPage page, string login, string password = TestRegion.Password)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
    }

    private static async Task<JsonElement> Json(IPage page, string address) => JsonDocument.Parse(await (await page.APIRequest.GetAsync(address)).TextAsync()).RootElement;

    private async Task Make(string login)
    {
        // Skips where there is no browser, before anything is asked of an installation that is not there.
        await using IBrowserContext context = await browsers.Open();
        using ApiSession admin = await browsers.Dialog.Admin();
        await admin.PutUser(login, "Некто Проверочный", "operator", browsers.Dialog.Region.Code, TestRegion.Password);
    }
}
