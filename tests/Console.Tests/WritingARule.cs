using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An administrator writes a rule, tries it on what came before, saves it, and changes the order of two.</summary>
public sealed class WritingARule(Browsers browsers)
{
    private const string Administrator = "rules-admin";
    private const string Words = "Выдра в подвале библиотеки";

    [Fact]
    public async Task Goes_from_an_empty_form_to_a_list_in_the_right_order()
    {
        await using Screen screen = await Open();
        IPage page = screen.Page;
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_037, "Майя", Words, TestContext.Current.CancellationToken);
        await Eventually.Holds(async () => await browsers.Find(Words) is not null, TimeSpan.FromSeconds(30), "the message is a case", cancellation: TestContext.Current.CancellationToken);

        await page.GetByTestId("new-rule").ClickAsync();
        await page.GetByTestId("rule-name").FillAsync("Выдры — важные");
        await page.GetByTestId("try-rule").ClickAsync();
        await Assertions.Expect(page.GetByTestId("conditions")).ToContainTextAsync("Добавьте хотя бы одно условие", new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByTestId("actions")).ToContainTextAsync("Добавьте хотя бы одно действие");

        await Add(page, "conditions", "В тексте есть");
        await page.GetByTestId("condition-words").FillAsync("выдры");
        await page.GetByTestId("condition-words").PressAsync("Enter");
        await Add(page, "actions", "Поставить метки");
        await page.GetByTestId("action-tags").FillAsync("выдры");
        await page.GetByTestId("action-tags").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("rule-sentence")).ToHaveTextAsync("Если поступило новое обращение и в тексте есть «выдры», то поставить метку «выдры».");
        await page.GetByTestId("try-rule").ClickAsync();
        await Assertions.Expect(page.GetByTestId("trial")).ToContainTextAsync("Правило сработало бы на", new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByTestId("trial")).ToContainTextAsync("метки: выдры");
        await Picture.Take(page, "rule-editor");
        await page.GetByTestId("save-rule").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("rule-form"));
        await Assertions.Expect(page.GetByTestId("rule-1")).ToContainTextAsync("Ещё ни разу не сработало", new() { Timeout = 30_000 });

        await page.GetByTestId("new-rule").ClickAsync();
        await page.GetByTestId("rule-name").FillAsync("Ночью — дежурным");
        await Add(page, "conditions", "Рабочее время");
        await page.GetByTestId("condition-workingTime").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Вне рабочего времени органа" }).ClickAsync();
        await Add(page, "actions", "Уведомить по роли");
        // The field itself: its input is without a size while nothing is chosen.
        await page.Locator(".mantine-MultiSelect-input").Filter(new() { Has = page.GetByTestId("action-audiences") }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Руководители региона" }).ClickAsync();
        await page.GetByTestId("save-rule").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("rule-form"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Поднять правило «Ночью — дежурным»" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("rule-1")).ToContainTextAsync("Ночью — дежурным", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Изменить правило «Ночью — дежурным»" }).FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(page.GetByTestId("rule-2")).ToContainTextAsync("Ночью — дежурным", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Switch, new() { Name = "Правило «Ночью — дежурным» включено" }).PressAsync("Space");
        await Assertions.Expect(page.GetByTestId("rule-2")).ToContainTextAsync("Выключено.", new() { Timeout = 30_000 });
        await Picture.Take(page, "rules");
    }

    private static async Task Add(IPage page, string part, string what)
    {
        await page.GetByTestId($"{part}-add").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = what, Exact = true }).ClickAsync();
    }

    private async Task<Screen> Open()
    {
        IBrowserContext context = await browsers.Open();
        using ApiSession admin = await browsers.Dialog.Admin();
        await admin.PutUser(Administrator, "Ольга Правилова", "administrator", browsers.Dialog.Region.Code, TestRegion.Password);
        Screen screen = new(await context.NewPageAsync());
        await screen.Page.GotoAsync("/");
        await screen.Page.GetByTestId("login").FillAsync(Administrator);
        await screen.Page.GetByTestId("password").FillAsync(TestRegion.Password);
        await screen.Page.GetByTestId("sign-in").ClickAsync();
        await screen.Page.GetByTestId("admin-automation").ClickAsync();
        await Screen.See(screen.Page.GetByTestId("automation-admin"));
        return screen;
    }
}
