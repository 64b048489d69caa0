using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>From the first case of the morning to an empty desk, by the keyboard alone.</summary>
public sealed class AnOperatorsDay(Browsers browsers)
{
    [Fact]
    public async Task Is_worked_through_by_keyboard_alone()
    {
        const string Lamp = "Утро: не горит фонарь у школы на Осенней";
        const string Pit = "Полдень: яма у остановки на Осенней";
        const string Answer = "Фонарь у школы починили 30 ноября, участок № 2.";
        OwnRegion region = await OwnRegion.Make(
            // The roads have nobody yet: what comes is given to no one by name.
            browsers, "operators-day", r => r with { Officials = [.. r.Officials.Where(o => o.Id == "anna")] });
        string login = await region.Hire("Анна", "operator", "anna");
        await using Resident mother = await region.Write(Lamp);

        await using Screen anna = await Enter(login);
        await anna.SeeRow(Lamp);

        // The nearest case, whatever it is, opens and is hers.
        await Press(anna, "w");
        await Screen.See(anna.Page.GetByTestId("release"));
        await Assertions.Expect(anna.Page.GetByTestId("conversation")).ToContainTextAsync(Lamp, new() { Timeout = 30_000 });

        // A word to herself, then the answer.
        await Press(anna, "n");
        await anna.Page.Keyboard.TypeAsync("Звонила на участок, мастер выехал.");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Screen.See(anna.Page.GetByTestId("message-note"));
        await anna.Page.Keyboard.PressAsync("Escape");
        await Press(anna, "e");
        await anna.Page.Keyboard.TypeAsync(Answer);
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await mother.SeesOneAnswer(Answer);

        // Back in the queue the next one is reached by its row and read.
        await using Resident driver = await region.Write(Pit);
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.SeeRow(Pit);
        await Press(anna, "j");
        await Assertions.Expect(anna.Row(Pit)).ToBeFocusedAsync(new() { Timeout = 30_000 });
        await anna.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(anna.Page.GetByTestId("conversation")).ToContainTextAsync(Pit, new() { Timeout = 30_000 });
        await Press(anna, "c");
        await Screen.See(anna.Page.GetByTestId("release"));

        // What is left of the day: her own view has this one case.
        await anna.Page.GetByTestId("view-mine").FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await Screen.See(anna.Row(Pit));
        await Screen.DoNotSee(anna.Row(Lamp));
        Assert.Empty(await driver.Answers());
    }

    private async Task<Screen> Enter(string login)
    {
        Screen screen = new(await (await browsers.Open()).NewPageAsync());
        await screen.Page.GotoAsync("/");
        await screen.Page.GetByTestId("login").FocusAsync();
        await screen.Page.Keyboard.TypeAsync(login);
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.TypeAsync(Support.Api.TestRegion.Password);
        await screen.Page.Keyboard.PressAsync("Enter");
        await Screen.See(screen.Queue);
        await screen.Live();
        return screen;
    }

    private static Task Press(Screen person, string key) => person.Page.Keyboard.PressAsync(key);
}
