using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>An executor in the street: one hand, a phone, a photo of what was done.</summary>
public sealed class AnExecutorsDay(Browsers browsers)
{
    // One red pixel.
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Is_worked_on_a_phone_and_ends_with_a_photo()
    {
        const string Complaint = "С телефона: выбоина у дома 4 на Полевой";
        const string Answer = "Выбоину заделали 30 ноября, фото приложено.";
        OwnRegion region = await OwnRegion.Make(browsers, "executors-day");
        string login = await region.Hire("Борис", "executor", "boris", "roads");
        await using Resident driver = await region.Write(Complaint);

        await using Screen boris = await browsers.SignIn(
            login, new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });
        await Fits(boris, "queue");
        await (await boris.SeeRow(Complaint)).TapAsync();
        await Assertions.Expect(boris.Page.GetByTestId("conversation")).ToContainTextAsync(Complaint, new() { Timeout = 30_000 });
        await Fits(boris, "case");
        await boris.Page.GetByTestId("claim").TapAsync();
        await Screen.See(boris.Page.GetByTestId("release"));

        await boris.Page.GetByTestId("composer-mode-final").TapAsync();
        await boris.Page.GetByTestId("composer").FillAsync(Answer);
        await boris.Page.GetByTestId("file-input").SetInputFilesAsync(new FilePayload { Name = "после.png", MimeType = "image/png", Buffer = Photo });
        await Screen.See(boris.Page.GetByTestId("composer-files").Locator("img"));
        await Fits(boris, "answer with a photo");
        await Obstacles.AreAbsent(boris.Page, "answer on a phone");
        await boris.Page.GetByTestId("send").TapAsync();
        await Assertions.Expect(boris.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await driver.SeesOneAnswer(Answer);

        // Back to the queue, where nothing of his waits any more.
        await boris.Page.GetByRole(AriaRole.Link, new() { Name = "Назад к очереди" }).TapAsync();
        await Screen.DoNotSee(boris.Row(Complaint));
    }

    private static async Task Fits(Screen person, string what) =>
        Assert.True(await person.Page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"), $"{what} is wider than the phone");
}
