using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>Two people write to one resident at the same time: one answer goes, the other's text stays with its author.</summary>
public sealed class TwoBrowsersAtOneCase(Browsers browsers)
{
    [Fact]
    public async Task Send_one_answer_and_keep_the_text_of_the_other()
    {
        const string Complaint = "Вдвоём сразу: сломан светофор на Узловой";
        const string Hers = "Светофор починили 30 ноября, бригада Анны.";
        const string Other = "Светофор починят завтра, бригада Веры.";
        OwnRegion region = await OwnRegion.Make(browsers, "collision");
        string first = await region.Hire("Анна", "operator", "anna");
        string second = await region.Hire("Вера", "operator", "vera");
        await using Resident driver = await region.Write(Complaint);
        await using Screen anna = await browsers.SignIn(first);
        await using Screen vera = await browsers.SignIn(second);
        await anna.OpenCase(Complaint);
        await vera.OpenCase(Complaint);

        // Vera's answer leaves her browser while nothing has happened, and arrives after Anna holds the case.
        TaskCompletionSource annaHasIt = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await vera.Page.RouteAsync("**/answer", async route =>
        {
            await annaHasIt.Task;
            await route.ContinueAsync();
        });
        await vera.Page.GetByTestId("composer-mode-final").ClickAsync();
        await vera.Page.GetByTestId("composer").FillAsync(Other);
        await vera.Page.GetByTestId("send").ClickAsync();
        await anna.Page.GetByTestId("claim").ClickAsync();
        await Screen.See(anna.Page.GetByTestId("release"));
        annaHasIt.SetResult();
        await Assertions.Expect(vera.Page.GetByTestId("composer-hint")).ToContainTextAsync("Анна", new() { Timeout = 30_000 });
        await Assertions.Expect(vera.Page.GetByTestId("composer")).ToHaveValueAsync(Other);

        await anna.Answer("final", Hers);
        await Assertions.Expect(vera.Case).ToHaveAttributeAsync("data-status", "answered", new() { Timeout = 30_000 });
        await Assertions.Expect(vera.Page.GetByTestId("composer")).ToHaveValueAsync(Other);
        await driver.SeesOneAnswer(Hers);
    }
}
