using Dialog.Cases;
using Dialog.Regions;
using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A region of its own where anna of the centre approves what boris of the roads answers finally.</summary>
public sealed class AnApproval(Browsers browsers)
{
    private const string Region = "approving";
    private const string Author = "approving-boris";
    private const string Approver = "approving-anna";
    private static bool _made;

    [Fact]
    public async Task Goes_from_the_author_to_the_approver_back_and_out()
    {
        const string Complaint = "На Тополиной, 3 провалился асфальт";
        await Make();
        await Write(Complaint);
        await using Screen boris = await browsers.SignIn(Author);
        await boris.OpenCase(Complaint);
        await boris.Page.GetByTestId("composer-mode-final").ClickAsync();
        await boris.Page.GetByTestId("composer").FillAsync("Асфальт будет восстановлен в скором времени.");
        await boris.Page.GetByTestId("send").ClickAsync();
        await Screen.See(boris.Page.GetByTestId("waiting-answer"));

        await using Screen anna = await browsers.SignIn(Approver);
        await anna.Page.GetByTestId("nav-approvals").ClickAsync();
        await anna.Page.Locator("[data-testid^='approval-'][data-approval='waiting']").Filter(new() { HasText = Complaint }).ClickAsync();
        await Screen.See(anna.Page.GetByTestId("decide-answer"));
        await anna.Page.Keyboard.PressAsync("r");
        await anna.Page.GetByTestId("return-reason").FillAsync("Назовите день и ответственного.");
        await anna.Page.GetByTestId("confirm-return").ClickAsync();

        // What was returned is in the composer again, with the reason above it.
        await Assertions.Expect(boris.Page.GetByTestId("returned-answer")).ToContainTextAsync("Назовите день и ответственного.", new() { Timeout = 30_000 });
        await Assertions.Expect(boris.Page.GetByTestId("composer")).ToHaveValueAsync("Асфальт будет восстановлен в скором времени.", new() { Timeout = 30_000 });
        await boris.Page.GetByTestId("composer").FillAsync("Асфальт будет восстановлен 28 ноября, ответственный — Борис.");
        await boris.Page.GetByTestId("send").ClickAsync();
        await Screen.See(boris.Page.GetByTestId("waiting-answer"));

        await anna.Page.Locator("[data-testid^='approval-'][data-approval='waiting']").Filter(new() { HasText = Complaint }).ClickAsync();
        ILocator text = anna.Page.GetByTestId("proposed-text");
        await Assertions.Expect(text.Locator("del")).ToContainTextAsync("скором", new() { Timeout = 30_000 });
        await Assertions.Expect(text.Locator("ins").First).ToContainTextAsync("28 ноября");
        await anna.Page.Keyboard.PressAsync("a");
        await Assertions.Expect(boris.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await Assertions.Expect(boris.Page.GetByTestId("conversation")).ToContainTextAsync("28 ноября");
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

    private async Task Write(string complaint)
    {
        await using IBrowserContext phone = await browsers.Open();
        IPage page = await phone.NewPageAsync();
        await page.GotoAsync($"/r/{Region}");
        await page.FillAsync("#text", complaint);
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".said.in")).ToContainTextAsync(complaint);
    }
}
