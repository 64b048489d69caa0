using Microsoft.Playwright;

namespace Dialog.Console.Tests.Days;

/// <summary>A lead begins with the region, goes to the cases behind a figure and gives one to somebody who has time.</summary>
public sealed class ALeadsDay(Browsers browsers)
{
    [Fact]
    public async Task Goes_from_a_figure_to_its_cases_and_moves_one()
    {
        const string Complaint = "Для руководителя: затопило переход на Морской";
        OwnRegion region = await OwnRegion.Make(browsers, "leads-day");
        string login = await region.Hire("Анна", "lead", "anna");
        await using Resident walker = await region.Write(Complaint);

        IPage anna = await (await browsers.Open()).NewPageAsync();
        await anna.GotoAsync("/");
        await anna.GetByTestId("login").FillAsync(login);
        await anna.GetByTestId("password").FillAsync(Support.Api.TestRegion.Password);
        await anna.GetByTestId("sign-in").ClickAsync();
        await Assertions.Expect(anna.GetByTestId("board-unclaimed")).ToContainTextAsync("1", new() { Timeout = 30_000 });

        await anna.GetByTestId("board-unclaimed").ClickAsync();
        await using Screen screen = new(anna);
        await screen.OpenCase(Complaint);
        await anna.GetByTestId("official").ClickAsync();
        await anna.GetByRole(AriaRole.Option, new() { Name = "Вера, инженер" }).ClickAsync();
        await anna.GetByTestId("assign").ClickAsync();
        await Assertions.Expect(anna.GetByTestId("history")).ToContainTextAsync("Вера", new() { Timeout = 30_000 });

        // The figure follows when somebody takes it; nothing is reloaded.
        await anna.GetByTestId("nav-board").ClickAsync();
        await Screen.See(anna.GetByTestId("board-in-work"));
        string vera = await region.Hire("Вера", "executor", "vera", "roads");
        await using (Screen executor = await browsers.SignIn(vera))
        {
            await executor.OpenCase(Complaint);
            await executor.Page.GetByTestId("claim").ClickAsync();
            await Screen.See(executor.Page.GetByTestId("release"));
        }

        await Assertions.Expect(anna.GetByTestId("board-in-work")).ToContainTextAsync("1", new() { Timeout = 30_000 });
        await Assertions.Expect(anna.GetByTestId("board-workload")).ToContainTextAsync("Вера", new() { Timeout = 30_000 });
        Assert.Empty(await walker.Answers());
    }
}
