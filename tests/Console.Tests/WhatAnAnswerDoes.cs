using System.Globalization;
using Dialog.Cases;
using Dialog.Regions;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A region of its own where anna agrees to what settles a case; boris of the roads writes, promises and shows that it is done.</summary>
public sealed class WhatAnAnswerDoes(Browsers browsers)
{
    private const string Region = "answering";
    private const string Author = "answering-boris";
    private const string Approver = "answering-anna";
    private static bool _made;

    [Fact]
    public async Task Is_said_before_it_is_sent_and_a_reply_that_settles_goes_the_way_of_an_answer()
    {
        const string Complaint = "На Рябиновой, 7 лопнул бордюр";
        await Make();
        await Write(Complaint);
        await using Screen boris = await browsers.SignIn(Author);
        await boris.OpenCase(Complaint);
        ILocator way = boris.Page.GetByTestId("answer-way");
        await Assertions.Expect(way).ToContainTextAsync("Уйдёт жителю сразу", new() { Timeout = 30_000 });

        await boris.Page.GetByTestId("composer-mode-final").ClickAsync();
        await Assertions.Expect(way).ToContainTextAsync("Уйдёт на согласование: Анна", new() { Timeout = 30_000 });

        await boris.Page.GetByTestId("composer-mode-reply").ClickAsync();
        await boris.Page.GetByTestId("composer").FillAsync("Бордюр заменили 24 ноября, участок № 3.");
        await Assertions.Expect(way).ToHaveAttributeAsync("data-way", "approval", new() { Timeout = 30_000 });
        await Assertions.Expect(way).ToContainTextAsync("похоже на окончательный ответ");
        await boris.Page.GetByTestId("send").ClickAsync();
        await Screen.See(boris.Page.GetByTestId("waiting-answer"));
        await Assertions.Expect(boris.Page.GetByText("Ответ ушёл на согласование: Анна.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Is_not_to_keep_a_promise_which_is_shown_with_evidence()
    {
        const string Complaint = "На Сосновой, 11 нет крышки дождеприёмника";
        await Make();
        string tracker = await Write(Complaint);
        await using Screen boris = await browsers.SignIn(Author);
        await boris.OpenCase(Complaint);
        await boris.Page.GetByTestId("composer-mode-intermediate").ClickAsync();
        await boris.Page.GetByTestId("composer").FillAsync("Поставим крышку, участок № 3.");
        await boris.Page.GetByTestId("promised-for").ClickAsync();
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = DateTime.UtcNow.AddDays(3).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("ru-RU")), Exact = true }).ClickAsync();
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Готово", Exact = true }).ClickAsync();
        await boris.Page.GetByTestId("send").ClickAsync();
        await boris.Page.GetByTestId("keep-promise").ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(boris.Page.GetByTestId("keep-promise-send")).ToBeDisabledAsync();
        await boris.Page.GetByTestId("promise-evidence").FillAsync("Крышка стоит, акт № 11 от 24 ноября.");
        await boris.Page.GetByTestId("keep-promise-send").ClickAsync();
        await Assertions.Expect(boris.Page.GetByTestId("promises").Locator("li[data-state='kept']")).ToContainTextAsync("выполнено в срок", new() { Timeout = 30_000 });
        await Assertions.Expect(boris.Page.GetByTestId("promise-shown")).ToContainTextAsync("Крышка стоит, акт № 11");

        await using IBrowserContext phone = await browsers.Open();
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync(tracker);
        await Assertions.Expect(page.Locator("[data-promise='kept']")).ToContainTextAsync("выполнено в срок");
        await Assertions.Expect(page.Locator("[data-evidence]")).ToContainTextAsync("Крышка стоит, акт № 11");
    }

    [Fact]
    public async Task Is_told_to_a_colleague_who_is_mentioned_by_name()
    {
        const string Complaint = "На Берёзовой, 2 скользкий тротуар";
        await Make();
        await Write(Complaint);
        await using Screen boris = await browsers.SignIn(Author);
        await boris.OpenCase(Complaint);
        await boris.Page.GetByTestId("composer-mode-note").ClickAsync();
        await boris.Page.GetByTestId("composer").PressSequentiallyAsync("Гляньте, @Ан");
        await Assertions.Expect(boris.Page.GetByTestId("mentions").GetByRole(AriaRole.Option)).ToContainTextAsync("Анна", new() { Timeout = 30_000 });
        await boris.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(boris.Page.GetByTestId("composer")).ToHaveValueAsync("Гляньте, @Анна ");
        await boris.Page.GetByTestId("send").ClickAsync();
        await Assertions.Expect(boris.Page.GetByTestId("message-note")).ToContainTextAsync("Гляньте, @Анна", new() { Timeout = 30_000 });

        await using Screen anna = await browsers.SignIn(Approver);
        await anna.Page.GetByTestId("bell").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("notices")).ToContainTextAsync("Вас упомянули в заметке", new() { Timeout = 30_000 });
    }

    private async Task Make()
    {
        await using IBrowserContext _ = await browsers.Open();
        if (_made)
        {
            return;
        }

        using ApiSession admin = await browsers.Dialog.Admin();
        RegionConfiguration ordinary = new TestRegion(Region).Configuration;
        await admin.PutRegion(ordinary with
        {
            // Whatever the classifier thinks of the complaint, it is the roads'.
            AutomationThreshold = 0,
            DefaultAuthority = "roads",
            Routing = [],
            Officials = [.. ordinary.Officials.Select(o => o.Id == "boris" ? o with { IsHead = false } : o)],
            Approvals = [new("final", ApprovalMode.OneApprover, 4, false, Answer: AnswerKind.Final)],
        });
        await admin.PutUser(Author, "Борис", "executor", Region, TestRegion.Password, authority: "roads", official: "boris");
        await admin.PutUser(Approver, "Анна", "executor", Region, TestRegion.Password, authority: "centre", official: "anna");
        _made = true;
    }

    /// <summary>Gives the address of the tracker.</summary>
    private async Task<string> Write(string complaint)
    {
        await using IBrowserContext phone = await browsers.Open();
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync($"/r/{Region}");
        await page.FillAsync("#text", complaint);
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said.in")).ToContainTextAsync(complaint);
        return page.Url;
    }
}
