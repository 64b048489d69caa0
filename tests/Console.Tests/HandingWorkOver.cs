using System.Net.Http.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Somebody goes on leave, then a body ends in another: both are read before they are done, and watched while they are.</summary>
public sealed class HandingWorkOver(Browsers browsers)
{
    private const string Code = "handing";
    private const float Patience = 60_000;
    private static readonly string[] Complaints = ["Передача: яма у школы", "Передача: яма у почты", "Передача: яма у вокзала"];

    [Fact]
    public async Task Is_offered_with_an_absence_and_a_body_can_end_in_another()
    {
        IPage page = await (await browsers.Open()).NewPageAsync();
        await Prepare();
        await SignIn(page, "admin", Installation.AdminPassword);
        await page.GetByTestId("admin-region").WaitForAsync(new() { Timeout = Patience });
        await page.GotoAsync($"/admin/{Code}/structure");

        await page.GetByTestId("official-vera").GetByRole(AriaRole.Button, new() { Name = "Изменить: Вера" }).ClickAsync(new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить отсутствие" }).ClickAsync();
        await page.GetByLabel("Первый день").FillAsync(DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Последний день").FillAsync(DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Заместитель" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Борис" }).ClickAsync();
        await page.GetByTestId("save-official").ClickAsync();

        // The open cases are offered at once.
        ILocator form = page.GetByTestId("hand-over-form");
        await Screen.See(form);
        await Assertions.Expect(page.GetByTestId("to-substitute")).ToBeCheckedAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("hand-over-preview").GetByRole(AriaRole.Row)).ToHaveCountAsync(Complaints.Length + 1, new() { Timeout = Patience });
        await page.GetByTestId("hand-over-reason").FillAsync("Отпуск");
        await Picture.Take(page, "hand-over");
        await page.GetByTestId("hand-over-begin").ClickAsync();
        await Screen.DoNotSee(form);

        await page.GotoAsync($"/admin/{Code}/handOvers");
        await Assertions.Expect(page.GetByTestId("hand-over-job").First).ToHaveAttributeAsync("data-state", "done", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("work-of-boris")).ToContainTextAsync("3", new() { Timeout = Patience });
        await Picture.Take(page, "hand-overs");

        await page.GotoAsync($"/admin/{Code}/structure");
        await page.GetByTestId("authority-roads").GetByRole(AriaRole.Button, new() { Name = "Действия: Дороги" }).ClickAsync(new() { Timeout = Patience });
        await page.GetByTestId("merge-authority").ClickAsync();
        await page.GetByTestId("merge-into").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Центр" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("merge-preview")).ToContainTextAsync("3 открытых обращения", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByTestId("merge-conflicts")).ToContainTextAsync("Руководителем остаётся Анна");
        await page.GetByTestId("merge-reason").FillAsync("Распоряжение 15-р");
        await Picture.Take(page, "merge");
        await page.GetByTestId("merge-begin").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("merge-form"));

        await page.GotoAsync($"/admin/{Code}/handOvers");
        await Assertions.Expect(page.GetByTestId("hand-over-job").First).ToHaveAttributeAsync("data-state", "done", new() { Timeout = Patience });
        await page.GotoAsync($"/admin/{Code}/structure");
        await Assertions.Expect(page.GetByTestId("authority-roads")).ToContainTextAsync("присоединён: Центр", new() { Timeout = Patience });
        await page.Context.CloseAsync();

        IPage lead = await (await browsers.Open()).NewPageAsync();
        await SignIn(lead, "handing-lead", TestRegion.Password);
        await Screen.See(lead.GetByTestId("board-open"));
        await lead.GotoAsync("/manage/handOvers");
        await Screen.See(lead.GetByTestId("hand-over-anna"));
        await lead.Context.CloseAsync();
    }

    private async Task Prepare()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ApiSession admin = await browsers.Dialog.Admin();
        TestRegion region = new(Code);
        await region.Create(admin, stop);
        await admin.PutUser("handing-lead", "Лидия", "lead", Code, TestRegion.Password, cancellation: stop);
        using ApiSession clerk = await region.SignIn(browsers.Dialog.Api, stop);
        using HttpClient resident = new() { BaseAddress = browsers.Dialog.Api };
        resident.DefaultRequestHeaders.Add("X-Dialog", "1");
        foreach (string complaint in Complaints)
        {
            HttpResponseMessage sent = await resident.PostAsJsonAsync($"/public/{Code}/messages", new { text = complaint, name = "Мария" }, stop);
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(stop));
        }

        List<Cases.CaseSummary> cases = [];
        await Eventually.Holds(
            async () => (cases = await clerk.ListAll("view=all", stop)).Count == Complaints.Length, TimeSpan.FromSeconds(60), "the cases are there", cancellation: stop);
        foreach (Cases.CaseSummary one in cases)
        {
            await clerk.Command(one.Id, "assign", new { authority = "roads", official = "vera" }, $"handing-{one.Id}", stop);
        }
    }

    private static async Task SignIn(IPage page, string login, string password)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
    }
}
