using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A resident is erased from the screens; what others wrote about them is named and left to a person.</summary>
public sealed class ErasingAResident(Browsers browsers)
{
    private const long Resident = 9_411;
    private const string Name = "Ермолай Кувыркалов";
    private const string Basis = "Заявление от 29.11.2026 № 17";

    [Fact]
    public async Task Names_where_the_name_stands_elsewhere_and_is_confirmed_by_somebody_independent()
    {
        const string Other = "Чужое дело: карниз над подъездом на Липовой, 3";
        await using IBrowserContext context = await browsers.Open();
        await People();
        await browsers.Telegram.SayAsync(Browsers.BotToken, Resident, Name, "Скворечник упал у калитки на Липовой", TestContext.Current.CancellationToken);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 9_412, "Сосед", Other, TestContext.Current.CancellationToken);
        await using (Screen anna = await browsers.SignIn(Browsers.First))
        {
            await anna.OpenCase(Other);
            await anna.Answer("note", "Перезвонить Кувыркалову по 89110001122, он сосед");
        }

        IPage admin = await Open(context, "eraser-admin", "admin-erasure");
        await Known(admin);
        await admin.GetByTestId("find-resident").FillAsync("Небывальщиков");
        await admin.Keyboard.PressAsync("Enter");
        await Assertions.Expect(admin.GetByTestId("erasure-admin")).ToContainTextAsync("Никого не найдено", new() { Timeout = 30_000 });
        await admin.GetByTestId("find-resident").FillAsync("Кувыркалов");
        await admin.Keyboard.PressAsync("Enter");
        await admin.GetByTestId("resident").Filter(new() { HasText = Name }).GetByTestId("ask-erasure").ClickAsync(new() { Timeout = 30_000 });
        ILocator mentions = admin.GetByRole(AriaRole.Dialog).GetByTestId("mentions");
        await mentions.Locator("summary").ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(mentions).ToContainTextAsync("Перезвонить К•••••••••• по •••••••••••, он сосед", new() { Timeout = 30_000 });
        await admin.GetByTestId("erasure-basis").FillAsync("17");
        await admin.GetByTestId("send-erasure").ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Укажите номер и дату документа", new() { Timeout = 30_000 });
        await Picture.Take(admin, "erasure-mentions");
        await admin.GetByTestId("erasure-basis").FillAsync(Basis);
        await admin.GetByTestId("send-erasure").ClickAsync();
        await Screen.See(Row(admin, "requested"));
        await Picture.Take(admin, "erasure-asked");

        await using IBrowserContext made = await browsers.Open();
        IPage dependent = await Open(made, "eraser-made", "nav-manage", "manage-erasure");
        await Row(dependent, "requested").GetByTestId("confirm-erasure").ClickAsync(new() { Timeout = 30_000 });
        await Screen.See(dependent.GetByText("Одна из двух учётных записей создала другую"));

        await using IBrowserContext independent = await browsers.Open();
        IPage lead = await Open(independent, "eraser-lead", "nav-manage", "manage-erasure");
        await Row(lead, "requested").GetByTestId("confirm-erasure").ClickAsync(new() { Timeout = 30_000 });
        ILocator done = Row(lead, "done");
        await Assertions.Expect(done).ToContainTextAsync("Имя встречается ещё", new() { Timeout = 60_000 });
        await done.Locator("summary").ClickAsync();
        await Picture.Take(lead, "erasure-report");
    }

    private static ILocator Row(IPage page, string state) => page.Locator($"[data-testid=erasure][data-state={state}]").Filter(new() { HasText = Basis });

    private async Task People()
    {
        using ApiSession root = await browsers.Dialog.Admin();
        await root.PutUser("eraser-admin", "Ульяна Удаляющая", "administrator", browsers.Dialog.Region.Code, TestRegion.Password);
        await root.PutUser("eraser-lead", "Лев Независимый", "lead", browsers.Dialog.Region.Code, TestRegion.Password);
        using ApiSession admin = new(browsers.Dialog.Api);
        await admin.SignIn("eraser-admin", TestRegion.Password);
        await admin.PutUser("eraser-made", "Зоя Зависимая", "lead", browsers.Dialog.Region.Code, TestRegion.Password);
    }

    // What is found follows the journal.
    private async Task Known(IPage admin) => await Eventually.Holds(
        async () =>
        {
            IAPIResponse answer = await admin.APIRequest.PostAsync(
                "/api/v1/erasures/preview",
                new() { DataObject = new { region = browsers.Dialog.Region.Code, network = "telegram", authorId = $"{Resident}" }, Headers = new Dictionary<string, string> { ["X-Dialog"] = "1" } });
            using JsonDocument found = JsonDocument.Parse(await answer.TextAsync());
            return found.RootElement.EnumerateArray().Any(r => r.GetProperty("mentions").GetArrayLength() > 0);
        },
        TimeSpan.FromSeconds(30), "the preview names the note", cancellation: TestContext.Current.CancellationToken);

    private static async Task<IPage> Open(IBrowserContext context, string login, params string[] ways)
    {
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(TestRegion.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        foreach (string way in ways)
        {
            await page.GetByTestId(way).ClickAsync(new() { Timeout = 30_000 });
        }

        await Screen.See(page.GetByTestId("erasure-admin"));
        return page;
    }
}
