using System.Diagnostics;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An administrator's first ten minutes: from the first sign-in to the first answered message, by the screens alone.</summary>
public sealed class AnEmptyInstallation(Browsers browsers, ITestOutputHelper output)
{
    private const float Patience = 30_000;
    private const string Complaint = "Проверка связи: не горит фонарь у дома 5 на улице Мира";
    private const string Answer = "Фонарь у дома 5 починили 30 ноября, ответственное — управление благоустройства.";

    [Fact]
    public async Task Leads_from_the_first_sign_in_to_the_first_answered_message()
    {
        await using Installation dialog = await Empty();
        IPage admin = await Page(dialog);
        long begun = Stopwatch.GetTimestamp();
        int steps = 0;
        void Done(string what) => output.WriteLine($"{++steps}. {what}: {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");

        await SignIn(admin, "admin", Installation.AdminPassword);
        await Screen.See(admin.GetByTestId("start-admin"));
        await Screen.DoNotSee(admin.GetByTestId("admin-calendar"));
        await Picture.Take(admin, "start-empty");
        await Expect(admin, "account", "now");
        await admin.GetByTestId("go-account").ClickAsync();
        await admin.GetByTestId("totp-begin").ClickAsync(new() { Timeout = Patience });
        string key = (await admin.GetByTestId("totp-key").TextContentAsync(new() { Timeout = Patience }))!;
        await admin.GetByTestId("totp-code").FillAsync(AuthenticatorApp.CodeOf(key));
        await admin.GetByTestId("totp-enable").ClickAsync();
        await Screen.See(admin.GetByTestId("recovery-codes"));
        Done("own account");

        // Left and taken up again: the checklist is where it was.
        await admin.GetByTestId("admin-start").ClickAsync();
        await Expect(admin, "account", "done");
        await Expect(admin, "region", "now");
        await admin.GetByTestId("known-region").FillAsync("Свердл");
        await admin.GetByRole(AriaRole.Option, new() { Name = "66 · Свердловская область" }).ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(admin.GetByTestId("new-region-name")).ToHaveValueAsync("Свердловская область");
        await admin.GetByTestId("make-region").ClickAsync();
        await Expect(admin, "region", "done");
        await Expect(admin, "calendar", "done");
        await Picture.Take(admin, "start-region");
        Done("region and calendar");

        await admin.GetByTestId("go-structure").ClickAsync();
        await admin.GetByTestId("starter-set").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(admin.GetByTestId("authority-tree")).ToContainTextAsync("Министерство транспорта", new() { Timeout = Patience });
        await admin.GetByTestId("new-official").ClickAsync();
        await admin.GetByTestId("official-name").FillAsync("Светлова Ирина Павловна");
        await admin.GetByTestId("official-position").FillAsync("оператор");
        await Picture.Take(admin, "official-form");
        await admin.GetByTestId("save-official").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("officials")).ToContainTextAsync("Светлова Ирина Павловна", new() { Timeout = Patience });
        await Screen.DoNotSee(admin.GetByTestId("official-form"));
        await Picture.Take(admin, "structure");
        Done("bodies, topics and an official");

        await admin.GetByTestId("admin-routing").ClickAsync();
        await admin.GetByTestId("try-text").FillAsync("В квартире холодные батареи, нет отопления, температура 14 градусов");
        await admin.GetByTestId("try-routing").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("routing-steps")).ToContainTextAsync("Министерство ЖКХ", new() { Timeout = Patience });
        await Picture.Take(admin, "routing");
        Done("a text tried");

        await admin.GetByTestId("admin-people").ClickAsync();
        await admin.GetByTestId("new-person").ClickAsync(new() { Timeout = Patience });
        await admin.GetByTestId("person-name").FillAsync("Светлова Ирина Павловна");
        await admin.GetByTestId("person-login").FillAsync("svetlova");
        await admin.GetByTestId("save-person").ClickAsync();
        string temporary = (await admin.GetByTestId("temporary-password").TextContentAsync(new() { Timeout = Patience }))!;
        await admin.Keyboard.PressAsync("Escape");
        Done("an operator");

        await admin.GetByTestId("admin-start").ClickAsync();
        await Expect(admin, "people", "done");
        await Expect(admin, "channel", "done");
        await Expect(admin, "message", "now");
        await admin.GetByTestId("test-message").FillAsync(Complaint);
        await admin.GetByTestId("send-test").ClickAsync();
        await Screen.See(admin.GetByTestId("test-sent"));
        await Expect(admin, "message", "done");
        Done("a test message");

        await using (Screen desk = new(await Page(dialog)))
        {
            await SignIn(desk.Page, "svetlova", temporary);
            await desk.Page.GetByTestId("current-password").FillAsync(temporary, new() { Timeout = Patience });
            await desk.Page.GetByTestId("new-password").FillAsync("первое утро нового региона");
            await desk.Page.GetByTestId("change-password").ClickAsync();
            await Screen.See(desk.Queue);
            await desk.OpenCase(Complaint);
            await desk.Answer("final", Answer);
        }

        await Expect(admin, "answer", "done");
        await Assertions.Expect(admin.GetByTestId("start-progress")).ToHaveAttributeAsync("data-done", "9");
        await Picture.Take(admin, "start-complete");
        Done("the first answer");
        await admin.Context.CloseAsync();
    }

    [Fact]
    public async Task Keeps_each_change_of_its_region_so_that_it_can_be_taken_back()
    {
        IPage admin = await (await browsers.Open()).NewPageAsync();
        await SignIn(admin, "admin", Installation.AdminPassword);
        await admin.GetByTestId("admin-region").WaitForAsync(new() { Timeout = Patience });
        await admin.GotoAsync($"/admin/{browsers.Dialog.Region.Code}/settings");
        ILocator name = admin.GetByTestId("region-name");
        await Assertions.Expect(name).ToHaveValueAsync("Тестовая область", new() { Timeout = Patience });
        await name.FillAsync("Испытательная область");
        await admin.GetByTestId("save-region").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("versions").GetByText("Тестовая область → Испытательная область").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Picture.Take(admin, "region");

        await admin.GetByTestId("take-back").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("restore-form")).ToContainTextAsync("Испытательная область → Тестовая область", new() { Timeout = Patience });
        await admin.GetByTestId("restore").ClickAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Тестовая область", new() { Timeout = Patience });

        await admin.GotoAsync($"/admin/{browsers.Dialog.Region.Code}/structure");
        await admin.GetByTestId("import-authorities").ClickAsync(new() { Timeout = Patience });
        await admin.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "bodies.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("Название;Вышестоящий орган\nОтдел мостов;Луна\n"),
        });
        await Assertions.Expect(admin.GetByTestId("import-faults")).ToContainTextAsync("такого органа нет ни в файле, ни в регионе", new() { Timeout = Patience });
        await Assertions.Expect(admin.GetByTestId("apply-authorities")).ToBeDisabledAsync();
        await Picture.Take(admin, "import-faults");
        await admin.Context.CloseAsync();
    }

    private async Task<Installation> Empty()
    {
        // Says so, and starts nothing, where there is no browser.
        await (await browsers.Open()).CloseAsync();
        return await Installation.Start(empty: true);
    }

    private async Task<IPage> Page(Installation dialog) => await (await browsers.Open(new() { BaseURL = dialog.Api.ToString() })).NewPageAsync();

    private static async Task SignIn(IPage page, string login, string password)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
    }

    private static Task Expect(IPage page, string step, string state) =>
        Assertions.Expect(page.GetByTestId($"step-{step}")).ToHaveAttributeAsync("data-state", state, new() { Timeout = Patience });
}
