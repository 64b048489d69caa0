using Dialog.Cases;
using Dialog.Regions;
using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>Somebody who only decides: begins with what waits for them and is led from one text to the next.</summary>
public sealed class AnApproversDay(Browsers browsers)
{
    [Fact]
    public async Task Goes_from_one_waiting_text_to_the_next_until_none_waits()
    {
        const string Lamp = "Согласовать первым: нет света на Тихой";
        const string Fence = "Согласовать вторым: упал забор на Тихой";
        OwnRegion region = await OwnRegion.Make(browsers, "approvers-day", ordinary => ordinary with
        {
            Officials = [.. ordinary.Officials.Select(o => o.Id == "boris" ? o with { IsHead = false } : o)],
            Approvals = [new("final", ApprovalMode.OneApprover, 4, false, Answer: AnswerKind.Final)],
        });
        string author = await region.Hire("Борис", "executor", "boris", "roads");
        string approver = await region.Hire("Анна", "approver", "anna", "centre");
        await using Resident first = await region.Write(Lamp);
        await using Resident second = await region.Write(Fence);
        await using (Screen boris = await browsers.SignIn(author))
        {
            await Propose(boris, Lamp, "Свет на Тихой включили 30 ноября, Горсвет.");
            await Propose(boris, Fence, "Забор на Тихой поставили 30 ноября, участок № 4.");
        }

        IPage anna = await (await browsers.Open()).NewPageAsync();
        await anna.GotoAsync("/");
        await anna.GetByTestId("login").FillAsync(approver);
        await anna.GetByTestId("password").FillAsync(Support.Api.TestRegion.Password);
        await anna.GetByTestId("sign-in").ClickAsync();
        ILocator waiting = anna.Locator("[data-testid^='approval-'][data-approval='waiting']");
        await Assertions.Expect(waiting).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await waiting.First.ClickAsync();
        await Screen.See(anna.GetByTestId("decide-answer"));
        await Screen.DoNotSee(anna.GetByTestId("composer"));

        await anna.Keyboard.PressAsync("a");
        await Assertions.Expect(waiting).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Screen.See(anna.GetByTestId("decide-answer"));
        await Picture.Take(anna, "approvers-day");
        await anna.Keyboard.PressAsync("a");
        await Assertions.Expect(waiting).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await first.SeesOneAnswer("Свет на Тихой включили");
        await second.SeesOneAnswer("Забор на Тихой поставили");
        await anna.Context.CloseAsync();
    }

    private static async Task Propose(Screen author, string complaint, string text)
    {
        await author.OpenCase(complaint);
        await author.Page.GetByTestId("composer-mode-final").ClickAsync();
        await author.Page.GetByTestId("composer").FillAsync(text);
        await author.Page.GetByTestId("send").ClickAsync();
        await Screen.See(author.Page.GetByTestId("waiting-answer"));
    }
}
