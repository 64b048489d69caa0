using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An official sends a part of a case to a road service, which has a phone, a link and no account.</summary>
public sealed class AContractorOnAPhone(Browsers browsers)
{
    private const string Form = "#answer";

    // One red pixel.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Answers_with_a_photo_which_the_official_puts_into_the_answer()
    {
        const string Complaint = "На Кедровой, 14 провалился люк, звоните 8 912 345-67-89";
        const string Task = "Поставить люк на место и прислать фото";
        const string Done = "Люк поставлен, бригада № 2";
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_381, "Фёдор", Complaint, TestContext.Current.CancellationToken);
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await anna.OpenCase(Complaint);
        await anna.Page.GetByTestId("case-menu").ClickAsync();
        await anna.Page.GetByTestId("ask-contractor").ClickAsync();
        await anna.Page.GetByTestId("contractor-name").FillAsync("МУП «Дорсервис»");
        await anna.Page.GetByTestId("contractor-task").FillAsync(Task);
        await Picture.Take(anna.Page, "contractor-form");
        await anna.Page.GetByTestId("make-contractor-link").ClickAsync();
        string url = (await anna.Page.GetByTestId("contractor-url").Locator("code").TextContentAsync(new() { Timeout = 30_000 }))!;
        await anna.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(anna.Page.GetByTestId("contractor-links").Locator("li[data-state='sent']")).ToContainTextAsync("Дорсервис", new() { Timeout = 30_000 });

        await using IBrowserContext phone = await browsers.Open(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync(new Uri(url).AbsolutePath);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Task);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("провалился люк");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("345-67");
        await page.Locator("input[value='more-time']").CheckAsync();
        await page.FillAsync("#text", Done);
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "люк.png", MimeType = "image/png", Buffer = Png });
        await page.Locator($"{Form} button").ClickAsync();
        await Assertions.Expect(page.Locator("#until-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(Done);
        await page.Locator("input[value='done']").CheckAsync();
        await page.Locator($"{Form} button").ClickAsync();
        await Assertions.Expect(page.Locator("#state")).ToHaveAttributeAsync("data-state", "answered");

        await Assertions.Expect(anna.Page.GetByTestId("contractor-said")).ToContainTextAsync("сделано", new() { Timeout = 30_000 });
        await Picture.Take(anna.Page, "contractor-said");
        await anna.Page.GetByTestId("adopt-contractor").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("composer")).ToHaveValueAsync(Done);
        await Screen.See(anna.Page.GetByTestId("composer-files").Locator("img"));

        // The link is answered: nothing of the case is behind it any more.
        await page.GotoAsync(new Uri(url).AbsolutePath);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("провалился люк");
    }

    [Fact]
    public async Task Is_hindered_by_nothing_on_the_page()
    {
        const string Complaint = "На Липовой, 3 сломан поручень моста";
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_382, "Раиса", Complaint, TestContext.Current.CancellationToken);
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await anna.OpenCase(Complaint);
        await anna.Page.GetByTestId("case-menu").ClickAsync();
        await anna.Page.GetByTestId("ask-contractor").ClickAsync();
        await anna.Page.GetByTestId("contractor-name").FillAsync("Мостотрест");
        await anna.Page.GetByTestId("contractor-task").FillAsync("Заварить поручень");
        await anna.Page.GetByTestId("make-contractor-link").ClickAsync();
        string url = (await anna.Page.GetByTestId("contractor-url").Locator("code").TextContentAsync(new() { Timeout = 30_000 }))!;

        await using IBrowserContext phone = await browsers.Open(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync(new Uri(url).AbsolutePath);
        await Picture.Take(page, "contractor-page");
        int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, wide);

        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Page.GetByTestId("revoke-contractor-link").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("contractor-links").Locator("li[data-state='revoked']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#state")).ToHaveAttributeAsync("data-state", "revoked");
        await Picture.Take(page, "contractor-revoked");
    }
}
