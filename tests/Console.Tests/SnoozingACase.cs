using Dialog.Console.Tests.Days;
using Dialog.Regions;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A case is put aside by key, stands among the snoozed and is brought back.</summary>
public sealed class SnoozingACase(Browsers browsers)
{
    [Fact]
    public async Task Takes_a_key_and_a_choice_and_is_undone_in_the_case()
    {
        const string Complaint = "Отложить с клавиатуры: скрипит карусель на Каштановой", Note = "Узнать у подрядчика";
        // Works every day and owes an answer in a month: whenever this runs, there is a next morning before the deadline.
        OwnRegion region = await OwnRegion.Make(browsers, "snoozing", r => r with
        {
            Calendar = new CalendarConfiguration { Version = 1, Week = [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkingInterval(d, new(9, 0), new(18, 0)))] },
            Deadlines = [new("ordinary", "answer", 720, false, null, null, null, null)],
        });
        string login = await region.Hire("Анна", "operator", "anna");
        await using Resident resident = await region.Write(Complaint);
        await using Screen anna = await browsers.SignIn(login);
        await anna.OpenCase(Complaint);
        await anna.Page.Keyboard.PressAsync("c");
        await Screen.See(anna.Page.GetByTestId("release"));
        await anna.Page.Keyboard.PressAsync("z");
        ILocator form = anna.Page.GetByTestId("snooze-form");
        await form.GetByLabel("Заметка на память").FillAsync(Note);
        ILocator choice = form.Locator("[data-testid='snooze-later'], [data-testid='snooze-tomorrow'], [data-testid='snooze-nextWorkingDay']").First;
        await Assertions.Expect(choice).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Picture.Take(anna.Page, "snooze");
        await choice.ClickAsync();

        ILocator bar = anna.Page.GetByTestId("snoozed-bar");
        await Assertions.Expect(bar).ToContainTextAsync("Отложено до", new() { Timeout = 30_000 });
        await Assertions.Expect(bar).ToContainTextAsync(Note);
        await anna.Page.GetByTestId("view-snoozed").ClickAsync();
        await Screen.See(anna.Row(Complaint).GetByTestId("snoozed"));
        await Picture.Take(anna.Page, "snoozed");

        await anna.Row(Complaint).ClickAsync();
        await anna.Page.GetByTestId("unsnooze").ClickAsync();
        await Screen.DoNotSee(bar);
        await anna.Page.GetByTestId("view-mine").ClickAsync();
        await Screen.See(anna.Row(Complaint));
    }
}
