using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>The spine of the product, seen from outside: from a resident's phone to two officials' screens and back.</summary>
public sealed class ATelegramMessage(Browsers browsers)
{
    [Fact]
    public async Task Appears_by_itself_is_claimed_by_one_and_answered_once()
    {
        const long Resident = 7_001;
        const string Complaint = "На улице Ленина, 5 не горит фонарь у третьего подъезда";
        const string Answer = "Фонарь починен 24 ноября, ответственный — Горсвет.";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await using Screen vera = await browsers.SignIn(Browsers.Second);
        int loads = 0;
        anna.Page.Load += (_, _) => loads++;

        await browsers.Telegram.SayAsync(Browsers.BotToken, Resident, "Мария", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await vera.OpenCase(Complaint);
        Assert.Equal(0, loads);

        await anna.Page.GetByTestId("claim").ClickAsync();
        await Screen.See(anna.Page.GetByTestId("release"));
        await Assertions.Expect(vera.Page.GetByTestId("holder")).ToContainTextAsync("Анна Первая", new() { Timeout = 30_000 });

        await anna.Answer("final", Answer);
        IReadOnlyList<string> answers = await browsers.Telegram.WaitAnswersAsync(Browsers.BotToken, Resident, 1, TimeSpan.FromSeconds(30));
        Assert.Equal([Answer], answers);
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await Screen.See(anna.Page.Locator("[data-delivery='sent'], [data-delivery='delivered']"));
        await Assertions.Expect(vera.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        Assert.Equal([Answer], await browsers.Telegram.AnswersAsync(Browsers.BotToken, Resident, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Is_not_taken_by_a_second_official_who_is_told_who_has_it()
    {
        const string Complaint = "Яма на улице Садовой глубиной по колено";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await using Screen vera = await browsers.SignIn(Browsers.Second);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_002, "Пётр", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await vera.OpenCase(Complaint);

        // Vera's claim leaves her browser only when Anna's has been committed: she acts on a screen that was true a moment ago.
        TaskCompletionSource annaHasIt = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await vera.Page.RouteAsync("**/claim", async route =>
        {
            await annaHasIt.Task;
            await route.ContinueAsync();
        });
        await vera.Page.GetByTestId("claim").ClickAsync();
        await anna.Page.GetByTestId("claim").ClickAsync();
        await Screen.See(anna.Page.GetByTestId("release"));
        annaHasIt.SetResult();

        await Assertions.Expect(vera.Page.GetByTestId("claim-refused")).ToContainTextAsync("Анна Первая", new() { Timeout = 30_000 });
        Assert.Equal("anna", (await browsers.Find("по колено"))?.ClaimedBy);
    }
}
