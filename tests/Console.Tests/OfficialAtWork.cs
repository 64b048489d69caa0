using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>What is shown beside the case itself: drafts, other viewers, many cases at once.</summary>
public sealed class OfficialAtWork(Browsers browsers)
{
    [Fact]
    public async Task A_draft_goes_on_in_another_browser_and_ends_with_the_answer()
    {
        const string Complaint = "Черновик: протекает крыша на Кирова, 9";
        const string Draft = "Кровельщики придут в четверг";
        await using Screen screen = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_201, "Лев", Complaint, TestContext.Current.CancellationToken);
        await screen.OpenCase(Complaint);
        await screen.Page.GetByTestId("composer-mode-reply").ClickAsync();
        await screen.Page.GetByTestId("composer").FillAsync(Draft);
        await Assertions.Expect(screen.Page.GetByTestId("composer-hint")).ToContainTextAsync("сохранён", new() { Timeout = 30_000 });

        await using Screen home = await browsers.SignIn(Browsers.First);
        await home.OpenCase(Complaint);
        await Assertions.Expect(home.Page.GetByTestId("composer")).ToHaveValueAsync(Draft, new() { Timeout = 30_000 });
        await home.Page.GetByTestId("send").ClickAsync();
        await Assertions.Expect(home.Page.GetByTestId("conversation")).ToContainTextAsync(Draft, new() { Timeout = 30_000 });

        await screen.Page.ReloadAsync();
        await Assertions.Expect(screen.Page.GetByTestId("composer")).ToHaveValueAsync("", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_colleague_at_the_same_case_is_seen_looking_and_writing()
    {
        const string Complaint = "Вдвоём: лопнула труба у котельной";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await using Screen vera = await browsers.SignIn(Browsers.Second);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_202, "Ада", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await vera.OpenCase(Complaint);
        ILocator present = vera.Page.GetByTestId("present");
        await Assertions.Expect(present).ToContainTextAsync("Анна Первая смотрит", new() { Timeout = 30_000 });

        await anna.Page.GetByTestId("composer").FillAsync("Выехали");
        await Assertions.Expect(present).ToContainTextAsync("Анна Первая пишет ответ", new() { Timeout = 30_000 });

        await anna.Page.GotoAsync("/board");
        await Assertions.Expect(present).ToBeEmptyAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Many_cases_get_one_note_and_the_job_is_still_told_after_a_reload()
    {
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_203, "Ия", "Вместе один: не греют батареи", TestContext.Current.CancellationToken);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_204, "Ян", "Вместе два: не греют батареи", TestContext.Current.CancellationToken);
        await anna.SeeRow("Вместе один");
        ILocator second = await anna.SeeRow("Вместе два");
        await second.FocusAsync();
        await anna.Page.Keyboard.PressAsync("x");
        await anna.Row("Вместе один").FocusAsync();
        await anna.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(anna.Page.GetByTestId("bulk-bar")).ToContainTextAsync("Выбрано 2");

        await anna.Page.GetByTestId("bulk-note").ClickAsync();
        await anna.Page.GetByTestId("bulk-dialog").Locator("textarea").First.FillAsync("Бригада одна на оба дома");
        await anna.Page.GetByTestId("bulk-begin").ClickAsync();
        ILocator done = anna.Page.Locator("[data-testid='bulk-progress'][data-state='done']");
        await Assertions.Expect(done).ToContainTextAsync("сделано 2 из 2", new() { Timeout = 30_000 });

        await anna.Page.ReloadAsync();
        await Assertions.Expect(done).ToContainTextAsync("сделано 2 из 2", new() { Timeout = 30_000 });
        await anna.OpenCase("Вместе два");
        await Assertions.Expect(anna.Page.GetByTestId("conversation")).ToContainTextAsync("Бригада одна на оба дома", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_photo_is_shown_with_the_answer_before_it_goes()
    {
        const string Complaint = "С фото: разбит бордюр на Тупиковой";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_205, "Эмма", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await anna.Page.GetByTestId("composer-mode-final").ClickAsync();
        await anna.Page.GetByTestId("file-input").SetInputFilesAsync(new FilePayload { Name = "после.png", MimeType = "image/png", Buffer = Png });
        ILocator picture = anna.Page.GetByTestId("composer-files").Locator("img");
        await Screen.See(picture);
        Assert.True(await picture.EvaluateAsync<bool>("image => image.complete ? image.naturalWidth > 0 : image.decode().then(() => image.naturalWidth > 0)"));
    }

    // One red pixel.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");
}
