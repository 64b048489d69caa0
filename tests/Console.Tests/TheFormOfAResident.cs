using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A resident with an old phone: no JavaScript, no account.</summary>
public sealed class TheFormOfAResident(Browsers browsers)
{
    [Fact]
    public async Task Works_without_JavaScript_from_question_to_confirmation()
    {
        const string Complaint = "Во дворе на Речной, 8 сломаны качели, дети падают";
        const string Answer = "Качели заменены 24 ноября, ответственное — управление благоустройства.";
        await using IBrowserContext phone = await browsers.Open(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync($"/r/{browsers.Dialog.Region.Code}");
        await page.FillAsync("#text", Complaint);
        await page.FillAsync("#name", "Галина");
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said.in")).ToContainTextAsync(Complaint);
        string tracker = page.Url;

        await using Screen anna = await browsers.SignIn(Browsers.First);
        await anna.OpenCase(Complaint);
        await anna.Answer("final", Answer);

        await page.GotoAsync(tracker);
        await Assertions.Expect(page.Locator(".said.out")).ToContainTextAsync(Answer);
        await page.Locator("form[action$='/confirm'] button").ClickAsync();
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "confirmed", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Keeps_what_was_typed_when_it_cannot_be_sent()
    {
        await using IBrowserContext phone = await browsers.Open(new() { JavaScriptEnabled = false });
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync($"/r/{browsers.Dialog.Region.Code}");
        await page.FillAsync("#text", "   ");
        await page.FillAsync("#address", "улица Мира, 1");
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#address")).ToHaveValueAsync("улица Мира, 1");
    }
}
