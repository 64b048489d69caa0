using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.Playwright;
using Npgsql;

namespace Dialog.Console.Tests;

/// <summary>A lead sees what will be late, moves it to who has time, and takes it back; a screen on the wall says when it is cut off.</summary>
public sealed class SteeringTheBoard(Browsers browsers)
{
    private const string Region = "steer";
    private const string Lead = "steer-lead";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Moves_what_will_be_late_and_takes_it_back()
    {
        await using IBrowserContext context = await browsers.Open();
        await Stage();
        IPage page = await context.NewPageAsync();
        await SignIn(page);
        await Assertions.Expect(page.GetByTestId("late-case").First).ToContainTextAsync("обычно", new() { Timeout = 60_000 });
        await page.GetByTestId("propose").ClickAsync();
        await Assertions.Expect(page.GetByTestId("plan-late")).ToContainTextAsync("станет 0", new() { Timeout = 30_000 });
        await Picture.Take(page, "board-rebalance");
        await page.GetByTestId("apply-moves").ClickAsync();
        await Screen.See(page.GetByTestId("undo-moves"));
        await Assertions.Expect(page.GetByTestId("workload-vera")).Not.ToContainTextAsync("0%", new() { Timeout = 60_000 });

        await page.GetByTestId("undo-moves").ClickAsync();
        await Assertions.Expect(page.GetByTestId("moved")).ToHaveAttributeAsync("data-state", "undone", new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByTestId("moved")).ToContainTextAsync("Возвращено", new() { Timeout = 30_000 });

        await page.GotoAsync("/board/wall");
        await Screen.See(page.GetByTestId("wall-open"));
        await Screen.DoNotSee(page.GetByText("Борис"));
        await Picture.Take(page, "board-wall");
        await context.SetOfflineAsync(true);
        await Assertions.Expect(page.GetByTestId("wall-state")).ToContainTextAsync("Нет связи", new() { Timeout = 60_000 });
        await context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByTestId("wall")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByTestId("wall-state")).ToBeEmptyAsync(new() { Timeout = 30_000 });
    }

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("login").FillAsync(Lead);
        await page.GetByTestId("password").FillAsync(TestRegion.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        await Screen.See(page.GetByTestId("board-late"));
    }

    // Boris answers one case a day and has three that are due in a day; Vera answers ten and has none. Everybody works round the clock.
    private async Task Stage()
    {
        using ApiSession admin = await browsers.Dialog.Admin();
        RegionConfiguration usual = browsers.Dialog.Region.Configuration;
        await admin.PutRegion(usual with
        {
            Code = Region,
            Officials = [.. usual.Officials.Select(o => o with { Capacity = 20 })],
            Calendar = usual.Calendar with { Week = [.. Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, TimeOnly.MinValue, TimeOnly.MinValue))] },
        });
        await admin.PutUser(Lead, "Лидия Ведущая", "lead", Region, TestRegion.Password);
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(browsers.Dialog.ConnectionString);
        await using (NpgsqlCommand history = database.CreateCommand($"""
            insert into case_marks_since (region, at) values ('{Region}', now() - interval '20 days') on conflict do nothing;
            insert into case_marks (case_id, version, mark, region, at, official, leg)
            select gen_random_uuid(), 1, 4, '{Region}', now() - n * interval '2 hours', case when n % 11 = 0 then 'boris' else 'vera' end, 1 from generate_series(1, 154) n
            """))
        {
            await history.ExecuteNonQueryAsync(Stop);
        }

        using HttpClient lead = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = browsers.Dialog.Api };
        lead.DefaultRequestHeaders.Add("X-Dialog", "1");
        await lead.PostAsJsonAsync("/api/v1/session", new { login = Lead, password = TestRegion.Password }, Stop);
        for (int n = 1; n <= 3; n++)
        {
            await lead.PostAsJsonAsync($"/public/{Region}/messages", new { text = $"Яма на дороге у дома {n}", name = "Мария" }, Stop);
        }

        JsonElement[] found = [];
        await Eventually.Holds(
            async () => (found = [.. (await lead.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=open", Stop)).GetProperty("items").EnumerateArray()]).Length == 3,
            TimeSpan.FromSeconds(30), "three cases", () => $"{found.Length}", Stop);
        foreach (JsonElement one in found)
        {
            HttpResponseMessage given = await lead.PostAsJsonAsync($"/api/v1/cases/{one.GetProperty("id")}/assign", new { authority = "roads", official = "boris", reason = "дороги" }, Stop);
            Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync(Stop));
        }
    }
}
